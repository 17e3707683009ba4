//! Privileges as the difference from what a new object has.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::model::{Catalog, DEPLOYER, Kind, Object};
use crate::catalog::render::privilege::{grant, revoke};

const TABLE: [&str; 7] = ["DELETE", "INSERT", "REFERENCES", "SELECT", "TRIGGER", "TRUNCATE", "UPDATE"];
/// A privilege on tables since PostgreSQL 17.
const MAINTAIN: &str = "MAINTAIN";

/// What a new object's owner and everybody have: `acldefault()`.
pub(super) fn defaults(object: &Object, catalog: &Catalog) -> BTreeSet<String> {
    let owner = object.owner.as_deref().unwrap_or(DEPLOYER);
    let (own, public): (&[&str], &[&str]) = match object.id.kind {
        Kind::Table | Kind::View => (&TABLE, &[]),
        Kind::Sequence => (&["SELECT", "UPDATE", "USAGE"], &[]),
        Kind::Schema => (&["CREATE", "USAGE"], &[]),
        Kind::Function | Kind::Aggregate => (&["EXECUTE"], &["EXECUTE"]),
        Kind::Enum | Kind::Domain | Kind::CompositeType | Kind::RangeType => (&["USAGE"], &["USAGE"]),
        Kind::ForeignServer => (&["USAGE"], &[]),
        _ => (&[], &[]),
    };
    let mut items = items(own, owner);
    items.extend(public.iter().map(|privilege| format!("{privilege} PUBLIC")));
    if own == TABLE && knows_maintain(catalog) {
        items.insert(format!("{MAINTAIN} {owner}"));
    }
    items
}

/// What a role's default privileges are before they are altered: everywhere those of `acldefault()`, in a schema none.
pub(super) fn role_defaults(object: &Object, catalog: &Catalog) -> BTreeSet<String> {
    if !object.id.schema.is_empty() {
        return BTreeSet::new();
    }
    let role = object.id.relation.as_str();
    match object.id.name.as_str() {
        "tables" => {
            let mut items = items(&TABLE, role);
            items.extend(knows_maintain(catalog).then(|| format!("{MAINTAIN} {role}")));
            items
        }
        "sequences" => items(&["SELECT", "UPDATE", "USAGE"], role),
        "functions" => items(&["EXECUTE"], role).into_iter().chain(items(&["EXECUTE"], "PUBLIC")).collect(),
        "types" => items(&["USAGE"], role).into_iter().chain(items(&["USAGE"], "PUBLIC")).collect(),
        "schemas" => items(&["CREATE", "USAGE"], role),
        _ => BTreeSet::new(),
    }
}

fn items(privileges: &[&str], role: &str) -> BTreeSet<String> {
    privileges.iter().map(|privilege| format!("{privilege} {role}")).collect()
}

/// Owners hold every privilege the server knows, unless somebody took it from all of them.
fn knows_maintain(catalog: &Catalog) -> bool {
    catalog.objects.values().flat_map(|object| &object.acl).any(|item| item.starts_with(MAINTAIN))
}

/// Revokes and grants that lead from `had` to what the object has, a statement per grantee.
pub(super) fn changes(object: &Object, had: &BTreeSet<String>) -> Vec<String> {
    let takes = grouped(object, had.difference(&object.acl)).into_iter().map(|item| revoke(object, &item));
    let gives = grouped(object, object.acl.difference(had)).into_iter().map(|item| grant(object, &item));
    takes.chain(gives).collect()
}

/// `SELECT anon` and `INSERT anon` as `SELECT,INSERT anon`, grantees in the server's order, which a dump shows; a column
/// takes each privilege with its name, so alone.
fn grouped<'a>(object: &Object, items: impl Iterator<Item = &'a String>) -> Vec<String> {
    let place = |grantee: &str| object.grantees.iter().position(|known| known == grantee).unwrap_or(usize::MAX);
    let mut by_grantee: BTreeMap<(usize, &str, bool), Vec<&str>> = BTreeMap::new();
    for (privilege, grantee) in items.filter_map(|item| item.split_once(' ')) {
        let bare = privilege.trim_end_matches('*');
        by_grantee.entry((place(grantee), grantee, bare != privilege)).or_default().push(bare);
    }
    let together = object.id.kind != Kind::Column;
    let item = |((_, grantee, option), privileges): ((usize, &str, bool), Vec<&str>)| {
        let lists =
            if together { vec![privileges.join(",")] } else { privileges.iter().map(|p| (*p).to_owned()).collect() };
        let mark = if option { "*" } else { "" };
        lists.into_iter().map(|list| format!("{list}{mark} {grantee}")).collect::<Vec<_>>()
    };
    by_grantee.into_iter().flat_map(item).collect()
}
