//! XX000: a catalog row that another session changed in the same moment.

use std::time::Duration;

use crate::heal::rule::{Applicability, Budget, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "internal-error-concurrent-update",
    sqlstate: "XX000",
    condition: "internal_error",
    kinds: &[],
    applicability: Applicability::Safe,
    retry: Some(Budget { attempts: 5, pause: Duration::from_millis(100), longest_pause: Duration::from_millis(1000) }),
    problem: "`tuple concurrently updated`: another session changed the same object in the same moment, `GRANT` beside `GRANT` for one.",
    action: "Takes the whole transaction back and sends it again.",
    limits: "Any other internal error is one: it is reported as the server said it.",
};
