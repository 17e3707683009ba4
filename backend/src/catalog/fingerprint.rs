//! Hashes of objects and catalogs, for evidence in logs and for telling whether anything changed.

use sha2::{Digest, Sha256};

use super::model::{Catalog, Object};
use crate::sql::hex;

/// Short hash of an object's compared parts.
pub fn object_hash(object: &Object) -> String {
    let mut hasher = Sha256::new();
    feed(&mut hasher, object);
    hex(&hasher.finalize()[..8])
}

/// Hash of all objects of a catalog.
pub fn fingerprint(catalog: &Catalog) -> String {
    let mut hasher = Sha256::new();
    for object in catalog.objects.values() {
        feed(&mut hasher, object);
    }
    hex(&hasher.finalize())
}

fn feed(hasher: &mut Sha256, object: &Object) {
    hasher.update(object.id.to_string());
    for (name, value) in object.parts() {
        hasher.update(name);
        hasher.update([0]);
        hasher.update(value.to_string());
        hasher.update([0]);
    }
}
