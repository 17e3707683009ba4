//! Does the comparison of two catalogs agree with `pg_dump`?

use super::trip::{Loaded, words};

/// What is wrong with the comparison of a pair; nothing where it agrees. Objects of kinds not held are not judged.
pub(super) fn disagreement(name: &str, old: &Loaded, new: &Loaded) -> Option<String> {
    let is_judged = old.catalog.unmodelled.is_empty() && new.catalog.unmodelled.is_empty();
    let words = words(&new.catalog, &old.catalog);
    let same = words.is_empty();
    if !is_judged || same == (old.dump == new.dump) {
        return None;
    }
    if same {
        let missing: Vec<&str> = new.dump.iter().filter(|line| !old.dump.contains(line)).map(String::as_str).collect();
        return Some(format!("{name}: no difference found, and pg_dump has: {}", missing.join(" | ")));
    }
    Some(format!("{name}: pg_dump is equal, and found were: {}", words.join(" | ")))
}
