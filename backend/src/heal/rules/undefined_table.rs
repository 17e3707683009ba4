//! 42P01: a relation that is missing where a statement names it.

use crate::catalog::Kind;
use crate::heal::failure::{Advice, Failure, Scene};
use crate::heal::near::{Missing, missing};
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "undefined-table",
    sqlstate: "42P01",
    condition: "undefined_table",
    kinds: &[],
    applicability: Applicability::Safe,
    retry: None,
    problem: "A statement names a table, view or sequence that is declared further down, or nowhere.",
    action: "Moves the statement behind what it needs, within its phase, once that order went through on the private server; else says where the relation is.",
    limits: "What no file of the phase or an earlier one declares: the deploy ends with the nearest names, and nothing is made up.",
};

pub(in crate::heal) const FAILURE: Failure = Failure { rule: &RULE, sqlstates: &["42P01"], says: &[], advise };

fn advise(scene: &Scene<'_>) -> Advice {
    missing(
        scene,
        &Missing {
            what: "relation",
            name: scene.name(0),
            kinds: &[Kind::Table, Kind::View, Kind::Sequence, Kind::Index],
            made_by: &[
                "create_table",
                "create_table_as",
                "create_foreign_table",
                "create_view",
                "create_materialized_view",
                "create_sequence",
                "create_index",
            ],
        },
    )
}
