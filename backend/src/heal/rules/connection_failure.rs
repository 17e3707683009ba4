//! 08006: the connection is gone.

use std::time::Duration;

use crate::heal::rule::{Applicability, Budget, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "connection-failure",
    sqlstate: "08006",
    condition: "connection_failure",
    kinds: &[],
    applicability: Applicability::Safe,
    retry: Some(Budget { attempts: 5, pause: Duration::from_millis(100), longest_pause: Duration::from_millis(2000) }),
    problem: "The connection broke, or the server ended it, while the deploy used it.",
    action: "Connects again, ends the old session, takes the lock again, asks the server what became of the transaction that was under way, and sends it again only if it was not committed.",
    limits: "A server that does not come back in time ends the deploy with exit code 6 and what is known; somebody else's deployment in between ends it, too.",
};
