//! 42601: a text that is no SQL.

use crate::heal::failure::{Advice, Failure, Scene};
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "syntax-error",
    sqlstate: "42601",
    condition: "syntax_error",
    kinds: &[],
    applicability: Applicability::DisplayOnly,
    retry: None,
    problem: "A statement is not PostgreSQL's SQL.",
    action: "Reads all files with a real grammar before anything runs and names file, line and column.",
    limits: "Always: a file is never rewritten.",
};

pub(in crate::heal) const FAILURE: Failure = Failure { rule: &RULE, sqlstates: &["42601"], says: &[], advise };

fn advise(scene: &Scene<'_>) -> Advice {
    let sql = scene.sql().to_lowercase();
    let unguarded = [
        "add constraint if not exists",
        "create type if not exists",
        "create policy if not exists",
        "create trigger if not exists",
    ];
    match unguarded.iter().any(|words| sql.split_whitespace().collect::<Vec<_>>().join(" ").contains(words)) {
        true => Advice::new(
            "PostgreSQL has no IF NOT EXISTS here; leave it out: what is there already is compared and skipped.",
        ),
        false => Advice::new("Correct the statement at the place shown."),
    }
}
