//! 3D000: a database that is not there.

use crate::heal::failure::{Advice, Failure, Scene};
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "invalid-catalog-name",
    sqlstate: "3D000",
    condition: "invalid_catalog_name",
    kinds: &[],
    applicability: Applicability::DisplayOnly,
    retry: None,
    problem: "The database does not exist.",
    action: "Fails with exit code 6; a database is never made silently.",
    limits: "Always: a slip of the pen in the URL would deploy into an empty database and call it a success.",
};

pub(in crate::heal) const FAILURE: Failure = Failure { rule: &RULE, sqlstates: &["3D000"], says: &[], advise };

fn advise(scene: &Scene<'_>) -> Advice {
    Advice::new(format!("Make it with `createdb {}`, or correct the name in the URL.", scene.name(0)))
}
