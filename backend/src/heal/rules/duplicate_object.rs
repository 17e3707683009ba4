//! 42710: an object of a kind without a rule of its own that is already there.

use crate::catalog::Kind;
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "duplicate-object",
    sqlstate: "42710",
    condition: "duplicate_object",
    kinds: &[
        Kind::Collation,
        Kind::Statistics,
        Kind::Rule,
        Kind::EventTrigger,
        Kind::Publication,
        Kind::PublicationTable,
        Kind::PublicationSchema,
        Kind::ForeignServer,
        Kind::UserMapping,
    ],
    applicability: Applicability::Safe,
    retry: None,
    problem: "`CREATE RULE`, `STATISTICS`, `COLLATION`, `EVENT TRIGGER`, `PUBLICATION`, `SERVER` or `USER MAPPING` fails because the object exists; `ALTER PUBLICATION … ADD` because the table is a member.",
    action: "Compares everything the catalog holds of it; skips it when that is identical.",
    limits: "Any difference nobody deployed: reported.",
};
