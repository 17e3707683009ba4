//! Objects of kinds that are compared by their catalog rows alone.

use std::collections::BTreeMap;

use crate::catalog::{Catalog, Unmodelled};

use super::cause::Cause;
use super::compare::{Comparison, Difference, What};
use super::managed::Managed;
use super::subject::Subject;

type Rows<'a> = BTreeMap<(&'a str, &'a str), &'a Unmodelled>;

/// Differences among them. The journal does not hold them, so nobody knows who changed what.
pub(super) fn differences(comparison: &Comparison<'_>, managed: &Managed<'_>) -> Vec<Difference> {
    let inputs = comparison.inputs;
    let expected = if managed.compares_platform() { inputs.full } else { inputs.want };
    let (want, full, have) = (rows(expected), rows(inputs.full), rows(inputs.have));
    let declared = want.iter().filter_map(|(key, row)| match have.get(key) {
        None => Some(difference(row, What::Missing)),
        Some(live) if live.row_hash != row.row_hash => Some(difference(row, What::Unmodelled)),
        Some(_) => None,
    });
    let undeclared = have
        .iter()
        .filter(|(key, row)| !full.contains_key(*key) && managed.includes_schema(row.schema.as_deref()))
        .filter(|(_, row)| comparison.is_whole && !comparison.ignored.matches(&row.identity.replace('"', "")))
        .map(|(_, row)| difference(row, What::Undeclared));
    declared.chain(undeclared).collect()
}

fn rows(catalog: &Catalog) -> Rows<'_> {
    catalog.unmodelled.iter().map(|row| ((row.kind.as_str(), row.identity.as_str()), row)).collect()
}

fn difference(row: &Unmodelled, what: What) -> Difference {
    let subject = Subject::Unmodelled { kind: row.kind.clone(), identity: row.identity.clone() };
    Difference { group: subject.clone(), subject, what, cause: Cause::Unknown }
}
