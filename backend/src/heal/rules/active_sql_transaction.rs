//! 25001: a statement that cannot run inside a transaction.

use crate::heal::failure::{Advice, Failure, Scene};
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "active-sql-transaction",
    sqlstate: "25001",
    condition: "active_sql_transaction",
    kinds: &[],
    applicability: Applicability::Safe,
    retry: None,
    problem: "`CREATE INDEX CONCURRENTLY`, `VACUUM` and their like cannot run inside a transaction, a function or a pipeline.",
    action: "Sends such a statement alone, after committing what stands before it, with an intent row before and a done row after it.",
    limits: "Inside a function or a DO block it cannot be sent alone: the deploy ends and says so.",
};

pub(in crate::heal) const FAILURE: Failure = Failure { rule: &RULE, sqlstates: &["25001"], says: &[], advise };

fn advise(scene: &Scene<'_>) -> Advice {
    let message = scene.error.message.as_str();
    let why = if message.contains("from a function") || message.contains("subtransaction") {
        "It is called by a function, a procedure or a DO block, whose caller is always in a transaction."
    } else if message.contains("pipeline") {
        "It was sent together with other statements."
    } else {
        "It was sent in the transaction of its phase."
    };
    Advice::new("Write it as a statement of its own, outside of functions, DO blocks and BEGIN … COMMIT.")
        .with_detail(why)
}
