//! A failure as a rule sees it, and what the rule has to say about it.

use crate::catalog::Catalog;
use crate::plan::DeclaredStatement;
use crate::postgres::PgError;

use super::rule::Rule;

/// A failed statement with what is known around it.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// What the server said.
    pub error: &'a PgError,
    /// Index of the statement among the declared ones; none for a statement that Wrench wrote, or where none ran.
    pub at: Option<usize>,
    /// All declared statements, in order.
    pub statements: &'a [DeclaredStatement],
    /// The live catalog, before anything ran.
    pub have: &'a Catalog,
    /// The role that deploys.
    pub role: &'a str,
    /// Its search path, as the server shows it.
    pub search_path: &'a str,
}

impl Scene<'_> {
    /// The failed statement as written; empty where none is.
    pub fn sql(&self) -> &str {
        self.at.and_then(|at| self.statements.get(at)).map(|declared| declared.statement.text()).unwrap_or_default()
    }

    /// The names that the message quotes, in order.
    pub(super) fn quoted(&self) -> Vec<&str> {
        self.error.message.split('"').skip(1).step_by(2).collect()
    }

    /// A quoted name by its place in the message; empty where there is none.
    pub(super) fn name(&self, place: usize) -> &str {
        self.quoted().get(place).copied().unwrap_or_default()
    }
}

/// What a person should know and do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// Facts of this very case.
    pub detail: Option<String>,
    /// What to do next.
    pub hint: String,
}

impl Advice {
    pub(super) fn new(hint: impl Into<String>) -> Advice {
        Advice { detail: None, hint: hint.into() }
    }

    pub(super) fn with_detail(self, detail: impl Into<String>) -> Advice {
        Advice { detail: Some(detail.into()), ..self }
    }
}

/// Which errors a rule explains, and how.
pub(super) struct Failure {
    /// The rule.
    pub(super) rule: &'static Rule,
    /// SQLSTATEs.
    pub(super) sqlstates: &'static [&'static str],
    /// Words of the message of which one must be there; with none the SQLSTATE is enough.
    pub(super) says: &'static [&'static str],
    /// What to say.
    pub(super) advise: fn(&Scene<'_>) -> Advice,
}

impl Failure {
    pub(super) fn is(&self, error: &PgError) -> bool {
        let says = self.says.is_empty() || self.says.iter().any(|words| error.message.contains(words));
        says && self.sqlstates.contains(&error.sqlstate.as_str())
    }
}

/// A rule's answer to a failure.
#[derive(Clone, Debug)]
pub struct Explained {
    /// The rule.
    pub rule: &'static Rule,
    /// What it says.
    pub advice: Advice,
}

/// Explains a failure; nothing for a class that no rule knows. Classes told by words come before those told by the
/// SQLSTATE alone.
pub fn explain(scene: &Scene<'_>) -> Option<Explained> {
    let failure = failure_of(scene.error)?;
    Some(Explained { rule: failure.rule, advice: (failure.advise)(scene) })
}

/// The class of an error.
pub(super) fn failure_of(error: &PgError) -> Option<&'static Failure> {
    let of = || super::registry::FAILURES.iter().copied().filter(|failure| failure.is(error));
    of().find(|failure| !failure.says.is_empty()).or_else(|| of().next())
}
