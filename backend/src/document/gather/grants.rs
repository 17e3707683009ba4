//! Privileges, a line for each role.

use std::collections::BTreeMap;

use super::words::role;
use crate::catalog::Object;
use crate::document::model::Grant;

/// Order in which privileges are told; what is not among them comes last.
const ORDER: [&str; 9] =
    ["select", "insert", "update", "delete", "truncate", "references", "trigger", "usage", "execute"];

/// What others than the owner may do with an object; `columns` have privileges of their own.
pub(super) fn grants(object: &Object, columns: &[&Object]) -> Vec<Grant> {
    let mut found: BTreeMap<String, BTreeMap<String, Vec<Option<&str>>>> = BTreeMap::new();
    let owner = object.owner.as_deref().unwrap_or_default();
    let items = object.acl.iter().map(|item| (item, None));
    let of_columns =
        columns.iter().flat_map(|column| column.acl.iter().map(|item| (item, Some(column.id.name.as_str()))));
    for (item, column) in items.chain(of_columns) {
        let Some((privilege, grantee)) = item.split_once(' ').filter(|(_, grantee)| *grantee != owner) else {
            continue;
        };
        let privilege = privilege.to_lowercase().replace('*', " (may grant it)");
        let columns = found.entry(role(grantee)).or_default().entry(privilege).or_default();
        columns.push(column);
    }
    found.into_iter().map(|(role, privileges)| Grant { role, privileges: words(privileges) }).collect()
}

fn words(privileges: BTreeMap<String, Vec<Option<&str>>>) -> String {
    let mut all: Vec<(usize, String)> = privileges
        .into_iter()
        .map(|(privilege, columns)| {
            let rank = ORDER.iter().position(|known| privilege.starts_with(known)).unwrap_or(ORDER.len());
            // Granted on the whole, it is granted on each column.
            let columns: Option<Vec<&str>> = columns.into_iter().collect();
            let words = columns.map_or(privilege.clone(), |columns| format!("{privilege} ({})", columns.join(", ")));
            (rank, words)
        })
        .collect();
    all.sort();
    all.into_iter().map(|(_, words)| words).collect::<Vec<_>>().join(", ")
}
