//! 0A000: an extension that the server does not have.

use crate::heal::failure::{Advice, Failure, Scene};
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "feature-not-supported-extension",
    sqlstate: "0A000",
    condition: "feature_not_supported",
    kinds: &[],
    applicability: Applicability::DisplayOnly,
    retry: None,
    problem: "The server does not have the files of an extension.",
    action: "Explains; where only the private server lacks it, what needs it stays unproved and is named.",
    limits: "Always: software is not installed by a deploy.",
};

pub(in crate::heal) const FAILURE: Failure =
    Failure { rule: &RULE, sqlstates: &["0A000", "58P01"], says: &["extension"], advise };

fn advise(scene: &Scene<'_>) -> Advice {
    let name = scene.name(0);
    Advice::new(format!(
        "Install it on the server, or correct the name: `select name, default_version from pg_available_extensions` lists what \
         there is. Extension \"{name}\" is turned on in the dashboard on Supabase."
    ))
}
