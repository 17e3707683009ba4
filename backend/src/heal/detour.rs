//! How a statement gets through that does not as it stands: behind what it needs, in other words, or not at all.

use serde::{Deserialize, Serialize};

use super::failure::failure_of;
use super::rule::Rule;
use crate::files::Style;
use crate::plan::DeclaredStatement;
use crate::postgres::PgError;
use crate::sql::{Guard, StatementClass, without_words};

/// A statement that the private server took only in another way than written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Detour {
    /// The statement, in the order in which all of them run.
    pub statement: usize,
    /// Code of the rule.
    pub rule: String,
    /// What was done.
    pub way: Way,
}

/// What was done instead of running a statement where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Way {
    /// It ran further behind.
    Behind,
    /// Another text ran.
    Instead(String),
    /// Nothing ran: there is nothing to drop.
    Nothing,
}

/// Rules whose failures pass once what is missing is there.
const ORDER: [&str; 6] = [
    "undefined-table",
    "undefined-column",
    "undefined-object",
    "undefined-function",
    "invalid-schema-name",
    "invalid-foreign-key",
];

/// The rule by which a failed statement may wait for what it needs. A role is nothing to wait for.
pub fn waits(declared: &DeclaredStatement, error: &PgError) -> Option<&'static Rule> {
    let statement = &declared.statement;
    let is_movable = declared.style == Style::State
        && statement.class == StatementClass::Schema
        && statement.drops.is_empty()
        && statement.kind != "do";
    let failure = failure_of(error).filter(|failure| ORDER.contains(&failure.rule.code))?;
    (is_movable && !error.message.starts_with("role ")).then_some(failure.rule)
}

/// What to run instead of a statement that can never run as written.
pub fn instead(declared: &DeclaredStatement, error: &PgError) -> Option<(&'static Rule, Way)> {
    let statement = &declared.statement;
    let is_missing = matches!(error.sqlstate.as_str(), "42P01" | "42704" | "42883" | "3F000");
    if is_missing && is_plain_drop(declared) {
        return Some((&super::rules::undefined_object_drop::RULE, Way::Nothing));
    }
    let failure = failure_of(error)?;
    let words: &[&str] = match (failure.rule.code, statement.kind.as_str()) {
        ("feature-not-supported-concurrent-index", "create_index") => &["concurrently"],
        ("wrong-object-type-not-valid-key", "alter_table") => &["not", "valid"],
        ("object-not-in-prerequisite-state-refresh", "refresh") if error.message.contains("populated") => {
            &["concurrently"]
        }
        _ => return None,
    };
    Some((failure.rule, Way::Instead(without_words(statement.text(), words)?)))
}

fn is_plain_drop(declared: &DeclaredStatement) -> bool {
    let statement = &declared.statement;
    declared.style == Style::State
        && statement.guard == Guard::None
        && statement.kind.starts_with("drop_")
        && statement.drops.len() == 1
}
