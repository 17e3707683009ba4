//! Hashes of objects, as evidence in logs.

use sha2::{Digest, Sha256};

use super::model::Object;
use crate::sql::hex;

/// Short hash of an object's compared parts.
pub fn object_hash(object: &Object) -> String {
    let mut hasher = Sha256::new();
    hasher.update(object.id.to_string());
    for (name, value) in object.parts() {
        hasher.update(name);
        hasher.update([0]);
        hasher.update(value.to_string());
        hasher.update([0]);
    }
    hex(&hasher.finalize()[..8])
}
