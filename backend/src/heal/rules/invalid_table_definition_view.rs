//! 42P16: a view that cannot be replaced in place.

use crate::heal::failure::{Advice, Failure, Scene};
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "invalid-table-definition-view",
    sqlstate: "42P16",
    condition: "invalid_table_definition",
    kinds: &[],
    applicability: Applicability::Safe,
    retry: None,
    problem: "`CREATE OR REPLACE VIEW` fails because columns were dropped, renamed, reordered or have another type.",
    action: "Drops the view and makes it again in one transaction, with its dependents, grants, comments and options.",
    limits: "A dependent that no file declares: the plan says so before anything runs.",
};

pub(in crate::heal) const FAILURE: Failure =
    Failure { rule: &RULE, sqlstates: &["42P16"], says: &["from view", "of view column"], advise };

fn advise(_: &Scene<'_>) -> Advice {
    Advice::new("Drop the view before, or keep its columns and append new ones at the end.")
        .with_detail("A statement of a `history` file runs as written; nothing is rebuilt around it.")
}
