//! 53100: a disk without room.

use crate::heal::failure::{Advice, Failure, Scene};
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "disk-full",
    sqlstate: "53100",
    condition: "disk_full",
    kinds: &[],
    applicability: Applicability::DisplayOnly,
    retry: None,
    problem: "The server's disk is full.",
    action: "Fails; the transaction is taken back, which gives its room free again.",
    limits: "Always: nobody knows what may be deleted.",
};

pub(in crate::heal) const FAILURE: Failure = Failure { rule: &RULE, sqlstates: &["53100"], says: &[], advise };

fn advise(_: &Scene<'_>) -> Advice {
    Advice::new("Make room on the server's disk; a rewrite of a table needs as much again as the table has.")
}
