//! 0A000: a column's type cannot change while something uses it.

use crate::heal::failure::{Advice, Failure, Scene};
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "feature-not-supported-type-in-use",
    sqlstate: "0A000",
    condition: "feature_not_supported",
    kinds: &[],
    applicability: Applicability::Safe,
    retry: None,
    problem: "`ALTER COLUMN … TYPE` is refused because a view, rule, trigger, policy or generated column uses the column.",
    action: "Takes what uses the column out of the way and makes it again in the same transaction.",
    limits: "What uses it is declared nowhere: the plan says so before anything runs.",
};

pub(in crate::heal) const FAILURE: Failure =
    Failure { rule: &RULE, sqlstates: &["0A000"], says: &["cannot alter type of a column used"], advise };

fn advise(_: &Scene<'_>) -> Advice {
    let advice = Advice::new(
        "Declare what uses the column in a file of style `state`, or drop it before and make it again after.",
    );
    advice.with_detail("A statement of a `history` file runs as written; nothing is taken out of its way.")
}
