//! 53300: a server without a free connection.

use crate::heal::failure::{Advice, Failure, Scene};
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "too-many-connections",
    sqlstate: "53300",
    condition: "too_many_connections",
    kinds: &[],
    applicability: Applicability::Safe,
    retry: None,
    problem: "The server, the role or the database has no connection left.",
    action: "While connecting, waits and tries again until `--lock-wait` is over; a deploy needs two connections.",
    limits: "The time is over: exit code 6.",
};

pub(in crate::heal) const FAILURE: Failure = Failure { rule: &RULE, sqlstates: &["53300"], says: &[], advise };

fn advise(_: &Scene<'_>) -> Advice {
    Advice::new(
        "End idle sessions, raise the limit, or wait longer with `--lock-wait`; a deploy needs two connections.",
    )
}
