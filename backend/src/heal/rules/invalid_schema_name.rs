//! 3F000: a schema that is missing where a statement names it.

use crate::catalog::Kind;
use crate::heal::failure::{Advice, Failure, Scene};
use crate::heal::near::{Missing, missing};
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "invalid-schema-name",
    sqlstate: "3F000",
    condition: "invalid_schema_name",
    kinds: &[],
    applicability: Applicability::Safe,
    retry: None,
    problem: "A statement names a schema that is made further down, or no schema of the search path exists.",
    action: "Moves the statement behind the one that makes the schema; else says what the search path is.",
    limits: "An empty search path: the deploy ends, since objects would land where nobody looks.",
};

pub(in crate::heal) const FAILURE: Failure = Failure { rule: &RULE, sqlstates: &["3F000"], says: &[], advise };

fn advise(scene: &Scene<'_>) -> Advice {
    if scene.quoted().is_empty() {
        return Advice::new("Write the schema before the name, or set a search path that names an existing one.")
            .with_detail(format!("search_path is {}, and none of it exists.", scene.search_path));
    }
    missing(
        scene,
        &Missing { what: "schema", name: scene.name(0), kinds: &[Kind::Schema], made_by: &["create_schema"] },
    )
}
