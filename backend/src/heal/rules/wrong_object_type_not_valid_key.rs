//! 42809: a NOT VALID foreign key on a partitioned table.

use crate::heal::failure::{Advice, Failure, Scene};
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "wrong-object-type-not-valid-key",
    sqlstate: "42809",
    condition: "wrong_object_type",
    kinds: &[],
    applicability: Applicability::Safe,
    retry: None,
    problem: "Up to PostgreSQL 17 a foreign key on a partitioned table cannot be NOT VALID.",
    action: "Adds the key NOT VALID to each partition, validates each, then adds it to the parent, which takes them over; plainly where there are no rows.",
    limits: "Rows that break the key: the deploy ends before anything is locked. The key ends up valid, which is more than was asked for.",
};

pub(in crate::heal) const FAILURE: Failure =
    Failure { rule: &RULE, sqlstates: &["42809", "0A000"], says: &["cannot add NOT VALID foreign key"], advise };

fn advise(_: &Scene<'_>) -> Advice {
    Advice::new("Name the constraint and let it be healed, or add the key without NOT VALID.")
}
