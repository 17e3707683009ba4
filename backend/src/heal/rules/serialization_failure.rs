//! 40001: a row that another transaction changed meanwhile.

use std::time::Duration;

use crate::heal::rule::{Applicability, Budget, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "serialization-failure",
    sqlstate: "40001",
    condition: "serialization_failure",
    kinds: &[],
    applicability: Applicability::Safe,
    retry: Some(Budget { attempts: 5, pause: Duration::from_millis(100), longest_pause: Duration::from_millis(1000) }),
    problem: "Another transaction changed what this one read, and the server asks for it to be done again.",
    action: "Takes the whole transaction back and sends it again.",
    limits: "Five times at most.",
};
