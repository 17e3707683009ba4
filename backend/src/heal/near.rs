//! Where a missing name is, or which name is like it.

use std::collections::BTreeSet;

use crate::catalog::{Catalog, Facts, Kind, ObjectId};
use crate::sql::created_name;

use super::failure::{Advice, Scene};

/// Names as distant as this are not alike.
const DISTANT: usize = 4;
/// So many names stand in one sentence.
const NAMED: usize = 3;

/// What is looked for.
pub(super) struct Missing<'a> {
    /// `relation`, `type`, …
    pub(super) what: &'a str,
    /// As the server names it, with its schema or without.
    pub(super) name: &'a str,
    /// Kinds of the catalog that it may be.
    pub(super) kinds: &'a [Kind],
    /// Kinds of `create` statements that make it.
    pub(super) made_by: &'a [&'a str],
}

/// Says where a missing object is declared, in which schema it lives, or which name is nearest.
pub(super) fn missing(scene: &Scene<'_>, missing: &Missing<'_>) -> Advice {
    let (schema, bare) = split(missing.name);
    let what = missing.what;
    let path = format!("search_path is {}", scene.search_path);
    if let Some((place, is_later_phase)) = declared_later(scene, missing, bare) {
        let hint = match is_later_phase {
            true => {
                "Declare it in an earlier phase, or move this statement to that one; statements never cross phases."
            }
            false => "Move this statement behind it: it was tried there, too, and something else is missing.",
        };
        return Advice::new(hint).with_detail(format!("{what} \"{bare}\" is declared later, at {place}."));
    }
    let live: Vec<&ObjectId> = ids(scene.have, missing.kinds).filter(|id| plain(id) == bare).collect();
    if let Some(id) = live.first().filter(|id| Some(id.schema.as_str()) != schema) {
        return Advice::new(format!("Write \"{}\".\"{bare}\", or set the search path in the file.", id.schema))
            .with_detail(format!("{what} \"{bare}\" is in schema \"{}\" of the target; {path}.", id.schema));
    }
    if !live.is_empty() {
        return Advice::new("Declare it, too: the files stand for themselves and are tried on an empty server first.")
            .with_detail(format!(
                "{what} \"{bare}\" is in the target, but no file declares it before this statement."
            ));
    }
    let near = nearest(bare, candidates(scene, missing));
    let nowhere =
        format!("{what} \"{}\" is defined nowhere, neither in the files nor in the target; {path}.", missing.name);
    match near.as_slice() {
        [] => Advice::new("Declare it in a file of this phase or of an earlier one.").with_detail(nowhere),
        names => Advice::new(format!("Did you mean {}?", listed(names))).with_detail(nowhere),
    }
}

/// A declaration behind the failed statement, and whether it is in a later phase.
fn declared_later(scene: &Scene<'_>, missing: &Missing<'_>, bare: &str) -> Option<(String, bool)> {
    let at = scene.at?;
    let phase = scene.statements.get(at)?.phase;
    let later = scene.statements.iter().skip(at + 1).find(|declared| {
        missing.made_by.contains(&declared.statement.kind.as_str())
            && created_name(declared.statement.text()).is_some_and(|path| path.last().is_some_and(|name| name == bare))
    })?;
    Some((later.statement.location().to_string(), later.phase != phase))
}

fn candidates(scene: &Scene<'_>, missing: &Missing<'_>) -> BTreeSet<String> {
    let declared = scene.statements.iter().filter(|d| missing.made_by.contains(&d.statement.kind.as_str()));
    let declared = declared.filter_map(|d| created_name(d.statement.text())).filter_map(|mut path| path.pop());
    ids(scene.have, missing.kinds).map(|id| plain(id).to_owned()).chain(declared).collect()
}

fn ids<'a>(have: &'a Catalog, kinds: &'a [Kind]) -> impl Iterator<Item = &'a ObjectId> {
    have.objects.keys().filter(|id| kinds.contains(&id.kind))
}

/// The name without argument types.
fn plain(id: &ObjectId) -> &str {
    id.name.split('(').next().unwrap_or(&id.name)
}

/// Schema and name of what a message quotes.
pub(super) fn split(name: &str) -> (Option<&str>, &str) {
    match name.rsplit_once('.') {
        Some((schema, bare)) => (Some(schema), bare),
        None => (None, name),
    }
}

/// The names most like `name`, nearest first.
pub fn nearest(name: &str, candidates: impl IntoIterator<Item = String>) -> Vec<String> {
    let bound = DISTANT.min(name.chars().count() / 2);
    let mut near: Vec<(usize, String)> = candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(name, &candidate), candidate))
        .filter(|(distance, candidate)| *distance <= bound && *distance > 0 && candidate != name)
        .collect();
    near.sort();
    near.dedup();
    near.into_iter().take(NAMED).map(|(_, candidate)| candidate).collect()
}

/// `"a", "b" or "c"`.
pub fn listed(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
    match quoted.as_slice() {
        [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
        _ => quoted.concat(),
    }
}

/// Columns of a relation that is live, by its bare name.
pub(super) fn columns_of(have: &Catalog, relation: &str) -> Vec<String> {
    let of_table = ids(have, &[Kind::Column]).filter(|id| id.relation == relation).map(|id| id.name.clone());
    let views = have.objects.values().filter(|object| object.id.kind == Kind::View && object.id.name == relation);
    let of_views = views.flat_map(|view| match &view.facts {
        Facts::View(view) => view.columns.iter().map(|column| column.name.clone()).collect(),
        _ => Vec::new(),
    });
    of_table.chain(of_views).collect()
}

#[cfg(test)]
mod tests {
    use super::{listed, nearest};

    #[test]
    fn only_names_that_are_alike_are_offered_and_the_nearest_first() {
        let check = |name: &str, all: &[&str], expect: &[&str]| {
            assert_eq!(nearest(name, all.iter().map(|name| (*name).to_owned())), expect, "{name}");
        };
        check("custmers", &["jobs", "customer", "customers"], &["customers", "customer"]);
        check("jobs", &["jobs", "crews"], &[]);
        check("id", &["ix", "uuid"], &["ix"]);
    }

    #[test]
    fn names_are_listed_as_a_person_would() {
        let names = |all: &[&str]| listed(&all.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
        assert_eq!(names(&["a"]), "\"a\"");
        assert_eq!(names(&["a", "b", "c"]), "\"a\", \"b\" or \"c\"");
    }
}
