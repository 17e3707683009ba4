//! 42703: a column that is missing where a statement names it.

use crate::catalog::Kind;
use crate::heal::failure::{Advice, Failure, Scene};
use crate::heal::near::{columns_of, listed, nearest, split};
use crate::heal::rule::{Applicability, Rule};
use crate::sql::mentions;

pub(in crate::heal) const RULE: Rule = Rule {
    code: "undefined-column",
    sqlstate: "42703",
    condition: "undefined_column",
    kinds: &[],
    applicability: Applicability::Safe,
    retry: None,
    problem: "A statement names a column that a later statement adds, or that nothing adds.",
    action: "Moves the statement behind the one that adds the column; else names the columns that are most like it.",
    limits: "A column that no file adds: the deploy ends. A table that exists without the column is reported by `duplicate-table`, never passed over.",
};

pub(in crate::heal) const FAILURE: Failure = Failure { rule: &RULE, sqlstates: &["42703"], says: &[], advise };

fn advise(scene: &Scene<'_>) -> Advice {
    let (of, named) = match scene.quoted().as_slice() {
        [column, relation, ..] if scene.error.message.contains("of relation") => {
            (Some((*relation).to_owned()), *column)
        }
        [column, ..] => (None, *column),
        [] => (None, scene.error.message.split_whitespace().nth(1).unwrap_or_default()),
    };
    let (alias, column) = split(named);
    let relations = of.into_iter().chain(alias.map(str::to_owned)).chain(declared_relations(scene));
    let columns = relations.flat_map(|relation| columns_of(scene.have, split(&relation).1).into_iter());
    match nearest(column, columns).as_slice() {
        [] => Advice::new("Add the column in a file of this phase or of an earlier one, or correct the name."),
        names => Advice::new(format!("Did you mean {}?", listed(names))),
    }
}

/// Tables that the failed statement names.
fn declared_relations(scene: &Scene<'_>) -> Vec<String> {
    let tables = scene.have.objects.keys().filter(|id| matches!(id.kind, Kind::Table | Kind::View));
    tables.filter(|id| mentions(scene.sql(), &id.name)).map(|id| id.name.clone()).collect()
}
