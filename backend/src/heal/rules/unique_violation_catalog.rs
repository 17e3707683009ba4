//! 23505 on a system catalog: an object that another session made in the same moment.

use std::time::Duration;

use crate::heal::rule::{Applicability, Budget, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "unique-violation-catalog",
    sqlstate: "23505",
    condition: "unique_violation",
    kinds: &[],
    applicability: Applicability::Safe,
    retry: Some(Budget { attempts: 3, pause: Duration::from_millis(100), longest_pause: Duration::from_millis(1000) }),
    problem: "Another session made an object of the same name in the same moment, and both found the name free before.",
    action: "Takes the whole transaction back and sends it again; if the other object stays, the statement then meets it as any that exists.",
    limits: "A duplicate in one of the database's own tables is about rows, and is never tried again.",
};
