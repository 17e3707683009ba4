//! 42P16: a second primary key.

use crate::heal::failure::{Advice, Failure, Scene};
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "invalid-table-definition-primary-key",
    sqlstate: "42P16",
    condition: "invalid_table_definition",
    kinds: &[],
    applicability: Applicability::Safe,
    retry: None,
    problem: "`ADD PRIMARY KEY` without a name fails because the table has one: the duplicate code of unnamed primary keys.",
    action: "Skips it when the live key has the same columns in the same order, whatever it is called.",
    limits: "A key on other columns: reported as drift or a hazard.",
};

pub(in crate::heal) const FAILURE: Failure =
    Failure { rule: &RULE, sqlstates: &["42P16"], says: &["multiple primary keys"], advise };

fn advise(scene: &Scene<'_>) -> Advice {
    Advice::new(format!("Keep one primary key of \"{}\" in the files.", scene.name(0)))
        .with_detail("Two declarations of a primary key for one table are in the files.")
}
