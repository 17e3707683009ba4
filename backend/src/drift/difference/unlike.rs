//! Two catalogs held against each other, object by object.

use std::collections::{BTreeMap, BTreeSet};

use super::subject::{Subject, relation_of};
use crate::catalog::{Catalog, Kind, Object, ObjectId, Unmodelled};
use crate::drift::change::{PartChange, changed_parts, part_changes};

/// How an object of one catalog is not that of the other.
#[derive(Clone, Debug, PartialEq)]
pub enum Unlike {
    /// Wanted and not there.
    Missing,
    /// There and not wanted.
    Undeclared,
    /// On both sides, and not the same.
    Changed(Vec<PartChange>),
}

impl Unlike {
    /// The difference in words, a line each.
    pub fn in_words(&self, subject: &Subject) -> Vec<String> {
        match self {
            Unlike::Missing => vec![format!("{subject} is missing")],
            Unlike::Undeclared => vec![format!("{subject} is not declared")],
            Unlike::Changed(parts) => parts.iter().map(|part| format!("{subject}: {}", part.in_words())).collect(),
        }
    }
}

/// Everything in which two whole catalogs differ; none where both are the same.
///
/// What follows from another object (an inherited column, a partition's index, the sequence of an identity column) is
/// named only where nothing else differs that could be the cause. What hangs on an absent table is not named beside it.
/// The order of columns is no difference.
pub fn unlike(want: &Catalog, have: &Catalog) -> Vec<(Subject, Unlike)> {
    let objects = Pair { sides: [want, have] }.objects(|_, found| Some(found));
    let objects = objects.into_iter().map(|(id, found)| (Subject::Object(id), found));
    objects.chain(rows(want, have)).collect()
}

/// Objects of kinds that are known by their catalog rows alone.
pub(super) fn rows(want: &Catalog, have: &Catalog) -> Vec<(Subject, Unlike)> {
    let by_name = |catalog: &Catalog| -> BTreeMap<Subject, Unmodelled> {
        catalog.unmodelled.iter().map(|row| (Subject::of_row(row), row.clone())).collect()
    };
    let (want, mut have) = (by_name(want), by_name(have));
    let mut found = Vec::new();
    for (subject, row) in want {
        let unlike = match have.remove(&subject) {
            None => Unlike::Missing,
            Some(live) if live == row => continue,
            Some(live) => Unlike::Changed(changed_parts(live.parts(), row.parts())),
        };
        found.push((subject, unlike));
    }
    found.extend(have.into_keys().map(|subject| (subject, Unlike::Undeclared)));
    found
}

/// Both catalogs, the wanted first.
pub(super) struct Pair<'a> {
    pub(super) sides: [&'a Catalog; 2],
}

impl Pair<'_> {
    /// The objects that differ, by identity. `counts` says what of a difference counts, if anything does.
    pub(super) fn objects(&self, counts: impl Fn(&ObjectId, Unlike) -> Option<Unlike>) -> Vec<(ObjectId, Unlike)> {
        let [want, have] = self.sides;
        let ids: BTreeSet<&ObjectId> = want.objects.keys().chain(have.objects.keys()).collect();
        let named = ids.into_iter().filter(|id| !self.comes_with_absent(id));
        let (derived, own): (Vec<&ObjectId>, Vec<&ObjectId>) = named.partition(|id| self.is_derived(id));
        let judge = |id: &ObjectId| Some((id.clone(), counts(id, self.unlike(id)?)?));
        let mut found: Vec<(ObjectId, Unlike)> = own.into_iter().filter_map(judge).collect();
        let causes: BTreeSet<ObjectId> = found.iter().flat_map(|(id, _)| self.tables_above(id)).collect();
        let unexplained = derived.into_iter().filter(|id| self.tables_above(id).is_disjoint(&causes));
        found.extend(unexplained.filter_map(judge));
        found.sort_by(|(a, _), (b, _)| a.cmp(b));
        found
    }

    fn unlike(&self, id: &ObjectId) -> Option<Unlike> {
        let [want, have] = self.sides;
        match (want.get(id), have.get(id)) {
            (Some(_), None) => Some(Unlike::Missing),
            (None, Some(_)) => Some(Unlike::Undeclared),
            (Some(want), Some(have)) => {
                Some(part_changes(have, want)).filter(|parts| !parts.is_empty()).map(Unlike::Changed)
            }
            (None, None) => None,
        }
    }

    fn get(&self, id: &ObjectId) -> impl Iterator<Item = (&Catalog, &Object)> {
        self.sides.into_iter().filter_map(|side| side.get(id).map(|object| (side, object)))
    }

    /// Whether the object hangs on a table or view that one side lacks.
    fn comes_with_absent(&self, id: &ObjectId) -> bool {
        let is_absent = |id: &ObjectId| self.get(id).count() == 1;
        is_absent(id)
            && self.get(id).any(|(side, object)| relation_of(side, object).is_some_and(|relation| is_absent(&relation)))
    }

    fn is_derived(&self, id: &ObjectId) -> bool {
        self.get(id).all(|(_, object)| object.is_derived())
    }

    /// The tables whose differences could explain one of this object: its own and those above it.
    fn tables_above(&self, id: &ObjectId) -> BTreeSet<ObjectId> {
        let mut found = BTreeSet::new();
        let mut stack = vec![id.clone()];
        while let Some(next) = stack.pop() {
            for (side, object) in self.get(&next) {
                let parents = object.needs.iter().filter(|_| next.kind == Kind::Table).cloned();
                let above = relation_of(side, object).into_iter().chain(parents);
                stack.extend(above.filter(|id| id.kind == Kind::Table && found.insert(id.clone())));
            }
        }
        if id.kind == Kind::Table {
            found.insert(id.clone());
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::unlike;
    use crate::catalog::{Catalog, Unmodelled};

    fn catalog(rows: &[(&str, &str)]) -> Catalog {
        let row = |(identity, function): &(&str, &str)| Unmodelled {
            kind: "cast".into(),
            identity: (*identity).into(),
            schema: None,
            facts: BTreeMap::from([("function".to_owned(), format!("{function:?}"))]),
        };
        Catalog { unmodelled: rows.iter().map(row).collect(), ..Catalog::default() }
    }

    #[test]
    fn what_is_known_by_its_row_alone_is_compared_part_by_part() {
        let check = |want: &[(&str, &str)], have: &[(&str, &str)], expect: &[&str]| {
            let found = unlike(&catalog(want), &catalog(have));
            let words: Vec<String> = found.iter().flat_map(|(subject, unlike)| unlike.in_words(subject)).collect();
            assert_eq!(words, expect);
        };
        check(&[("(a AS b)", "f")], &[("(a AS b)", "f")], &[]);
        check(&[("(a AS b)", "f")], &[], &["cast \"(a AS b)\" is missing"]);
        check(&[], &[("(a AS b)", "f")], &["cast \"(a AS b)\" is not declared"]);
        check(&[("(a AS b)", "f")], &[("(a AS b)", "g")], &["cast \"(a AS b)\": function is `g`, declared is `f`"]);
    }
}
