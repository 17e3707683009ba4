//! 42704: a drop of something that is gone.

use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "undefined-object-drop",
    sqlstate: "42704",
    condition: "undefined_object",
    kinds: &[],
    applicability: Applicability::Safe,
    retry: None,
    problem: "`DROP …` without `IF EXISTS` fails because there is nothing to drop.",
    action: "Skips it when the target has no such object either, and names what is called almost the same.",
    limits: "The object is live: dropping it is a hazard.",
};
