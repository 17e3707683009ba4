//! 42710: a type that is already there.

use crate::catalog::Kind;
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "duplicate-object-type",
    sqlstate: "42710",
    condition: "duplicate_object",
    kind: Kind::Enum,
    applicability: Applicability::Safe,
    problem: "`CREATE TYPE` fails because the type exists; PostgreSQL has no `IF NOT EXISTS` for it.",
    action: "Compares the labels and their order; skips it when they are identical and adds missing labels at their place.",
    limits: "A label the file does not have, or another order: reported, since labels cannot be removed or moved.",
};
