//! 55000: a concurrent refresh that is not possible.

use crate::heal::failure::{Advice, Failure, Scene};
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "object-not-in-prerequisite-state-refresh",
    sqlstate: "55000",
    condition: "object_not_in_prerequisite_state",
    kinds: &[],
    applicability: Applicability::Safe,
    retry: None,
    problem: "`REFRESH MATERIALIZED VIEW CONCURRENTLY` needs a view that was filled before and a unique index.",
    action: "Refreshes plainly where the view was never filled: it has no rows that anybody could read.",
    limits: "A filled view without a unique index: a plain refresh would lock readers out, so the deploy ends with the explanation.",
};

pub(in crate::heal) const FAILURE: Failure = Failure {
    rule: &RULE,
    sqlstates: &["55000", "0A000"],
    says: &["cannot refresh materialized view", "materialized view is not populated", "has not been populated"],
    advise,
};

fn advise(scene: &Scene<'_>) -> Advice {
    match scene.error.message.contains("cannot refresh") {
        true => Advice::new(
            "Declare a unique index without WHERE on the materialized view, or refresh without CONCURRENTLY.",
        )
        .with_detail("A plain refresh keeps readers out while it runs, so that is for you to decide."),
        false => Advice::new("Refresh the materialized view before this statement reads it."),
    }
}
