//! Is the copy the live schema? What is not, by name.

use std::collections::{BTreeMap, BTreeSet};

use super::render::Refused;
use crate::catalog::{Catalog, Facts, ObjectId};
use crate::drift::{Subject, unlike};

/// Something of the live schema about which a trial proves nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unproved {
    /// Kind and name.
    pub what: String,
    /// Why.
    pub why: String,
}

/// What the copy lacks or has otherwise, and what nobody can compare.
pub(super) fn unproved(live: &Catalog, copy: &Catalog, refused: &Refused) -> Vec<Unproved> {
    let mut found: BTreeMap<String, String> =
        refused.iter().map(|(id, why)| (id.to_string(), why.trim_end_matches('.').to_owned())).collect();
    for (subject, unlike) in unlike(live, copy) {
        let Subject::Object(id) = &subject else { continue };
        if refused.contains_key(id) {
            continue;
        }
        let what = id.to_string();
        let said = unlike.in_words(&subject);
        let why = said.iter().map(|words| words.strip_prefix(&what).unwrap_or(words).trim_start_matches([':', ' ']));
        found.insert(what.clone(), why.collect::<Vec<_>>().join("; "));
    }
    for object in live.objects.values() {
        if let Facts::UserMapping(mapping) = &object.facts
            && !mapping.secrets.is_empty()
        {
            let names = mapping.secrets.join(", ");
            found.insert(object.id.to_string(), format!("its secrets cannot be read: {names}"));
        }
    }
    for other in live.unmodelled.iter() {
        let why = "it is of a kind that the catalog does not hold".to_owned();
        found.insert(format!("{} {}", other.kind, other.identity), why);
    }
    found.into_iter().map(|(what, why)| Unproved { what, why }).collect()
}

/// Objects that are not in the copy as they are live.
pub(super) fn differing(live: &Catalog, copy: &Catalog) -> BTreeSet<ObjectId> {
    let differs = |id: &&ObjectId| match (live.get(id), copy.get(id)) {
        (Some(live), Some(copy)) => live != copy && !live.same_as(copy),
        _ => true,
    };
    live.objects.keys().filter(differs).cloned().collect()
}
