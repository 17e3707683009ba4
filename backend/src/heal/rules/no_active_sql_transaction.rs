//! 25P01: a transaction that somebody ended.

use crate::heal::failure::{Advice, Failure, Scene};
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "no-active-sql-transaction",
    sqlstate: "25P01",
    condition: "no_active_sql_transaction",
    kinds: &[],
    applicability: Applicability::DisplayOnly,
    retry: None,
    problem: "`there is no transaction in progress`, or `there is already a transaction in progress`: only a warning for PostgreSQL.",
    action: "Takes back what can be taken back and fails: the proof before COMMIT would prove nothing.",
    limits: "A BEGIN … COMMIT pair of a file is honoured as a segment and never meets it.",
};

pub(in crate::heal) const FAILURE: Failure = Failure { rule: &RULE, sqlstates: &["25P01"], says: &[], advise };

fn advise(_: &Scene<'_>) -> Advice {
    Advice::new(
        "Take BEGIN, COMMIT and ROLLBACK out of the files, except as a pair around whole statements of one file.",
    )
}
