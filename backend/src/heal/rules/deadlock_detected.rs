//! 40P01: two transactions that wait for each other.

use std::time::Duration;

use crate::heal::rule::{Applicability, Budget, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "deadlock-detected",
    sqlstate: "40P01",
    condition: "deadlock_detected",
    kinds: &[],
    applicability: Applicability::Safe,
    retry: Some(Budget { attempts: 3, pause: Duration::from_millis(200), longest_pause: Duration::from_millis(1000) }),
    problem: "The transaction and another one each wait for a lock of the other, and the server ended ours.",
    action: "Takes the whole transaction back and sends it again; its order of locks may meet nobody the second time.",
    limits: "After three times it is no accident: the deploy fails with what the server said about both.",
};
