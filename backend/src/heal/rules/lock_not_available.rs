//! 55P03: a lock that somebody else holds longer than we queue for it.

use std::time::Duration;

use crate::heal::rule::{Applicability, Budget, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "lock-not-available",
    sqlstate: "55P03",
    condition: "lock_not_available",
    kinds: &[],
    applicability: Applicability::Safe,
    retry: Some(Budget { attempts: 12, pause: Duration::from_millis(100), longest_pause: Duration::from_millis(5000) }),
    problem: "Another session holds a lock that the statement needs; queueing longer would make everybody else queue behind it.",
    action: "Takes the transaction back, names who holds the lock, waits with growing pauses, and sends the transaction again.",
    limits: "Gives up when the budget is used; never waits inside a transaction that holds strong locks.",
};
