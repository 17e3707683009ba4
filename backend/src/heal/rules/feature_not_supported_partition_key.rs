//! 0A000: a unique key without the partition key.

use crate::heal::failure::{Advice, Failure, Scene};
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "feature-not-supported-partition-key",
    sqlstate: "0A000",
    condition: "feature_not_supported",
    kinds: &[],
    applicability: Applicability::DisplayOnly,
    retry: None,
    problem: "A unique constraint on a partitioned table leaves out a column of the partition key.",
    action: "Explains which column is missing.",
    limits: "Always: PostgreSQL can hold such a key in no way.",
};

pub(in crate::heal) const FAILURE: Failure =
    Failure { rule: &RULE, sqlstates: &["0A000"], says: &["must include all partitioning columns"], advise };

fn advise(scene: &Scene<'_>) -> Advice {
    let lacks = scene.error.detail.as_deref().and_then(|detail| detail.split('"').nth(3));
    match lacks {
        Some(column) => {
            Advice::new(format!("Add \"{column}\" to the key, or make the key unique in each partition only."))
        }
        None => Advice::new("Add the columns of the partition key to the key."),
    }
}
