//! 28P01: a role that is not let in.

use crate::heal::failure::{Advice, Failure, Scene};
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "invalid-password",
    sqlstate: "28P01",
    condition: "invalid_password",
    kinds: &[],
    applicability: Applicability::DisplayOnly,
    retry: None,
    problem: "The server refuses the role or its password.",
    action: "Tries once and fails with exit code 6.",
    limits: "Always: trying again may lock the role out.",
};

pub(in crate::heal) const FAILURE: Failure = Failure { rule: &RULE, sqlstates: &["28P01", "28000"], says: &[], advise };

fn advise(scene: &Scene<'_>) -> Advice {
    let advice = Advice::new(
        "Check role and password of `--database-url` or DATABASE_URL; characters like @ and / are written %40 and %2F there.",
    );
    match scene.error.message.contains("pg_hba.conf") {
        true => {
            Advice::new("The server lets this role in from other places only, or with TLS only: see its pg_hba.conf.")
        }
        false => advice,
    }
}
