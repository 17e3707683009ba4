//! 55006: a table with pending trigger events.

use std::time::Duration;

use crate::heal::failure::{Advice, Failure, Scene};
use crate::heal::rule::{Applicability, Budget, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "object-in-use",
    sqlstate: "55006",
    condition: "object_in_use",
    kinds: &[],
    applicability: Applicability::Safe,
    retry: Some(Budget { attempts: 2, pause: Duration::from_millis(100), longest_pause: Duration::from_millis(100) }),
    problem: "`ALTER TABLE` fails because deferred constraints of rows written in the same transaction were not checked yet.",
    action: "Sends the transaction again with `SET CONSTRAINTS ALL IMMEDIATE` before that statement.",
    limits: "`being used by active queries in this session`: the statement is called from a query that reads the table; it is explained.",
};

pub(in crate::heal) const FAILURE: Failure = Failure { rule: &RULE, sqlstates: &["55006"], says: &[], advise };

fn advise(scene: &Scene<'_>) -> Advice {
    let advice =
        Advice::new("Commit between writing the rows and changing the table: put them into files of different phases.");
    match scene.error.message.contains("active queries") {
        true => Advice::new("Do not change a table in a function or DO block that is reading it."),
        false => advice.with_detail("Its deferred constraints were checked at once, and that was not enough."),
    }
}
