//! 0A000: a concurrent index on a partitioned table.

use crate::heal::failure::{Advice, Failure, Scene};
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "feature-not-supported-concurrent-index",
    sqlstate: "0A000",
    condition: "feature_not_supported",
    kinds: &[],
    applicability: Applicability::Safe,
    retry: None,
    problem: "`CREATE INDEX CONCURRENTLY` is not possible on a partitioned table.",
    action: "Makes the index on the parent alone, builds one concurrently on each partition, and attaches them; a plain build where all are empty.",
    limits: "Unnamed indexes, and `--heal off`: the deploy ends with the explanation.",
};

pub(in crate::heal) const FAILURE: Failure =
    Failure { rule: &RULE, sqlstates: &["0A000"], says: &["on partitioned table"], advise };

fn advise(scene: &Scene<'_>) -> Advice {
    Advice::new(format!(
        "Name the index and let it be healed, or create it on \"{}\" without CONCURRENTLY.",
        scene.name(0)
    ))
}
