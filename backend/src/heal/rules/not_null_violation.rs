//! 23502: rows without a value where one is demanded.

use crate::heal::failure::{Advice, Failure, Scene};
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "not-null-violation",
    sqlstate: "23502",
    condition: "not_null_violation",
    kinds: &[],
    applicability: Applicability::DisplayOnly,
    retry: None,
    problem: "NOT NULL is demanded of a column in which rows have no value, or of a new column of a table with rows.",
    action: "Counts the rows before anything is locked and refuses; never invents a default.",
    limits: "Always: only people know the value.",
};

pub(in crate::heal) const FAILURE: Failure = Failure { rule: &RULE, sqlstates: &["23502"], says: &[], advise };

fn advise(scene: &Scene<'_>) -> Advice {
    let column = scene.error.column.as_deref().unwrap_or(scene.name(0));
    Advice::new(format!(
        "Fill \"{column}\" first: nullable, backfill, then `check ({column} is not null) not valid`, validate, `set not null`."
    ))
}
