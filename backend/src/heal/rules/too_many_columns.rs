//! 54011: a table or index with too many columns.

use crate::heal::failure::{Advice, Failure, Scene};
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "too-many-columns",
    sqlstate: "54011",
    condition: "too_many_columns",
    kinds: &[],
    applicability: Applicability::DisplayOnly,
    retry: None,
    problem: "A table has more than 1,600 columns, dropped ones included, or an index more than 32.",
    action: "Explains.",
    limits: "Always.",
};

pub(in crate::heal) const FAILURE: Failure = Failure { rule: &RULE, sqlstates: &["54011"], says: &[], advise };

fn advise(_: &Scene<'_>) -> Advice {
    Advice::new("Move columns to a table of their own. Dropped columns count until the table is written anew.")
}
