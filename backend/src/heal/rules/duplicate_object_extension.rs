//! 42710: an extension that is already there.

use crate::catalog::Kind;
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "duplicate-object-extension",
    sqlstate: "42710",
    condition: "duplicate_object",
    kinds: &[Kind::Extension],
    applicability: Applicability::Safe,
    retry: None,
    problem: "`CREATE EXTENSION` fails because the extension exists.",
    action: "Compares its schema; skips it when it is the same.",
    limits: "Another schema: reported.",
};
