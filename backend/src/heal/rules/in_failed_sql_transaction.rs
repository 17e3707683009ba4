//! 25P02: a transaction that failed before.

use crate::heal::failure::{Advice, Failure, Scene};
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "in-failed-sql-transaction",
    sqlstate: "25P02",
    condition: "in_failed_sql_transaction",
    kinds: &[],
    applicability: Applicability::DisplayOnly,
    retry: None,
    problem: "`current transaction is aborted`: an earlier statement of the transaction failed.",
    action: "Reports the first error and never this one.",
    limits: "It is never a cause, so there is nothing to heal.",
};

pub(in crate::heal) const FAILURE: Failure = Failure { rule: &RULE, sqlstates: &["25P02"], says: &[], advise };

fn advise(_: &Scene<'_>) -> Advice {
    Advice::new("Look at the first error of the transaction: this one only follows from it.")
}
