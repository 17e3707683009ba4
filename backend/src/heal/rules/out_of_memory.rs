//! 53200: a server without memory.

use crate::heal::failure::{Advice, Failure, Scene};
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "out-of-memory",
    sqlstate: "53200",
    condition: "out_of_memory",
    kinds: &[],
    applicability: Applicability::DisplayOnly,
    retry: None,
    problem: "The server, or its lock table, is out of memory.",
    action: "Fails; the transaction is taken back.",
    limits: "Always.",
};

pub(in crate::heal) const FAILURE: Failure = Failure { rule: &RULE, sqlstates: &["53200"], says: &[], advise };

fn advise(scene: &Scene<'_>) -> Advice {
    let is_locks = scene.error.hint.as_ref().is_some_and(|hint| hint.contains("max_locks_per_transaction"));
    match is_locks {
        true => Advice::new("Raise `max_locks_per_transaction` (it needs a restart), or deploy phase by phase.")
            .with_detail("One transaction touches more objects than the lock table has room for."),
        false => Advice::new("Give the server memory, or lower `maintenance_work_mem` in the file for this statement."),
    }
}
