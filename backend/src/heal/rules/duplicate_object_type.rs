//! 42710: a type that is already there.

use crate::catalog::Kind;
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "duplicate-object-type",
    sqlstate: "42710",
    condition: "duplicate_object",
    kinds: &[Kind::Enum, Kind::Domain, Kind::CompositeType, Kind::RangeType],
    applicability: Applicability::Safe,
    retry: None,
    problem: "`CREATE TYPE` or `CREATE DOMAIN` fails because the type exists; PostgreSQL has no `IF NOT EXISTS` for it.",
    action: "Compares what the type is made of; skips it when that is identical, and adds missing labels at their place and missing attributes at the end.",
    limits: "A label or attribute the file does not have, another order, or another type below it: reported.",
};
