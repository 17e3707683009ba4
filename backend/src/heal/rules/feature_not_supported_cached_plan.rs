//! 0A000: a plan that was made before the table changed.

use std::time::Duration;

use crate::heal::failure::{Advice, Failure, Scene};
use crate::heal::rule::{Applicability, Budget, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "feature-not-supported-cached-plan",
    sqlstate: "0A000",
    condition: "feature_not_supported",
    kinds: &[],
    applicability: Applicability::Safe,
    retry: Some(Budget { attempts: 2, pause: Duration::from_millis(100), longest_pause: Duration::from_millis(100) }),
    problem: "`cached plan must not change result type`: a statement prepared before a change meets the changed table.",
    action: "Takes the transaction back and sends it once more; it is planned anew.",
    limits: "Sessions of the app may see it once after a deploy; their drivers prepare again.",
};

pub(in crate::heal) const FAILURE: Failure =
    Failure { rule: &RULE, sqlstates: &["0A000"], says: &["cached plan must not change result type"], advise };

fn advise(_: &Scene<'_>) -> Advice {
    Advice::new(
        "Deploy again; if it stays, a function of the files keeps a prepared statement over a table that it changes.",
    )
}
