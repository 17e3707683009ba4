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

#[cfg(test)]
mod tests {
    use super::{Scene, explain, failure_of};
    use crate::catalog::Catalog;
    use crate::postgres::PgError;

    fn error(sqlstate: &str, message: &str) -> PgError {
        PgError { sqlstate: sqlstate.into(), message: message.into(), ..PgError::default() }
    }

    #[test]
    fn words_tell_classes_apart_that_share_a_sqlstate() {
        let check = |sqlstate: &str, message: &str, expect: Option<&str>| {
            let found = failure_of(&error(sqlstate, message)).map(|failure| failure.rule.code);
            assert_eq!(found, expect, "{sqlstate} {message}");
        };
        let type_in_use = "feature-not-supported-type-in-use";
        check(
            "42P16",
            "multiple primary keys for table \"a\" are not allowed",
            Some("invalid-table-definition-primary-key"),
        );
        check("42P16", "cannot drop columns from view", Some("invalid-table-definition-view"));
        check("42P16", "something else", None);
        check("0A000", "cannot alter type of a column used by a view or rule", Some(type_in_use));
        check("0A000", "cannot alter type of a column used in a policy definition", Some(type_in_use));
        check("0A000", "extension \"postgis\" is not available", Some("feature-not-supported-extension"));
        check("0A000", "cached plan must not change result type", Some("feature-not-supported-cached-plan"));
        check("42809", "\"a\" is already a partition", Some("wrong-object-type-partition"));
        check("42809", "\"a\" is not a view", Some("wrong-object-type"));
        check("42P17", "partition \"b\" would overlap partition \"a\"", Some("invalid-object-definition-partition"));
        check("42P17", "infinite recursion detected in policy for relation \"a\"", Some("invalid-object-definition"));
        check(
            "55000",
            "column \"id\" of relation \"a\" is already an identity column",
            Some("object-not-in-prerequisite-state-identity"),
        );
        check("55000", "something else", None);
        check("99999", "unknown", None);
    }

    #[test]
    fn every_class_has_a_hint_even_where_nothing_is_known() {
        let have = Catalog::default();
        for failure in super::super::registry::FAILURES {
            let message = failure.says.first().copied().unwrap_or("\"a\" \"b\"");
            let error = error(failure.sqlstates[0], message);
            let scene =
                Scene { error: &error, at: None, statements: &[], have: &have, role: "me", search_path: "public" };
            let explained = explain(&scene).map(|explained| explained.advice.hint.len());
            assert!(explained.is_some_and(|length| length > 10), "{}", failure.rule.code);
        }
    }

    #[test]
    fn hints_are_about_the_case() {
        let have = Catalog::default();
        let check = |sqlstate: &str, message: &str, expect: &str| {
            let error = error(sqlstate, message);
            let scene = Scene { error: &error, at: None, statements: &[], have: &have, role: "me", search_path: "app" };
            let said = explain(&scene).map(|explained| format!("{:?}", explained.advice)).unwrap_or_default();
            assert!(said.contains(expect), "{message}: {said}");
        };
        check("57014", "canceling statement due to user request", "never overruled");
        check("57014", "canceling statement due to statement timeout", "statement_timeout");
        check("42501", "must be owner of table jobs", "runs as \\\"me\\\"");
        check("3F000", "no schema has been selected to create in", "search_path is app");
        check("42P01", "relation \"x.jobs\" does not exist", "defined nowhere");
        check("25001", "VACUUM cannot be executed from a function", "DO block");
    }
}
