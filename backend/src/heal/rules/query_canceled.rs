//! 57014: a statement that was stopped.

use crate::heal::failure::{Advice, Failure, Scene};
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "query-canceled",
    sqlstate: "57014",
    condition: "query_canceled",
    kinds: &[],
    applicability: Applicability::DisplayOnly,
    retry: None,
    problem: "A statement met its time limit, or somebody asked for it to be stopped.",
    action: "Fails and says which of the two; a person's wish to stop is never answered by trying again.",
    limits: "Always. A longer limit is a decision of people.",
};

pub(in crate::heal) const FAILURE: Failure = Failure { rule: &RULE, sqlstates: &["57014"], says: &[], advise };

fn advise(scene: &Scene<'_>) -> Advice {
    let message = scene.error.message.as_str();
    if message.contains("statement timeout") {
        return Advice::new(
            "Raise `statement_timeout` for this statement with `set local` in its file, or make it smaller.",
        )
        .with_detail("The limit comes from the file: Wrench sets none for the target.");
    }
    if message.contains("user request") {
        return Advice::new("Ask who stopped it; then deploy again.")
            .with_detail("It was stopped on request, which is never overruled.");
    }
    Advice::new("Find out what stopped it; then deploy again.")
}
