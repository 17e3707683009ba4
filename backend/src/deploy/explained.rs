//! A server's error with what its rule says of the case.

use std::fmt::Write as _;

use crate::catalog::Catalog;
use crate::finding::Finding;
use crate::heal::{Explained, Scene, UserAction, UserRule, explain, retry_rule};
use crate::plan::DeclaredStatement;
use crate::postgres::{PgError, ServerInfo};

/// A failure of a declared statement, or of one that stands for none.
pub(super) fn scene<'a>(
    error: &'a PgError,
    (statements, at): (&'a [DeclaredStatement], Option<usize>),
    have: &'a Catalog,
    server: &'a ServerInfo,
) -> Scene<'a> {
    Scene { error, at, statements, have, role: &server.user, search_path: &server.search_path }
}

/// Adds the rule, its facts and its hint. What the server says in its own detail stays, and so does its hint.
pub(super) fn with_rule(finding: Finding, scene: &Scene<'_>) -> Finding {
    let Some(Explained { rule, advice }) = explain(scene) else {
        return match retry_rule(scene.error) {
            Some(rule) => finding.explained_by(rule.code),
            None => finding,
        };
    };
    let mut finding = finding.explained_by(rule.code);
    if let Some(told) = advice.detail {
        let said = finding.detail.take().map(|said| format!("{said}\n")).unwrap_or_default();
        finding = finding.with_detail(said + &told);
    }
    let mut hint = advice.hint;
    if let Some(said) = finding.hint.as_ref().filter(|said| !hint.contains(said.as_str())) {
        let _infallible = write!(hint, "\n{said}");
    }
    finding.with_hint(hint)
}

/// Adds what a rule of the project says; one that ends the deploy has the only hint.
pub(super) fn with_own_rule(finding: Finding, own: &UserRule) -> Finding {
    let said = finding.hint.clone().filter(|_| own.action == UserAction::Explain);
    let hint = [own.hint.clone(), said].into_iter().flatten().collect::<Vec<_>>().join("\n");
    let finding = finding.explained_by(own.rule.code);
    if hint.is_empty() { finding } else { finding.with_hint(hint) }
}

/// What can be said where there is nothing but the error.
pub(super) fn explained_alone(error: &PgError) -> Option<Explained> {
    let have = Catalog::default();
    explain(&Scene { error, at: None, statements: &[], have: &have, role: "", search_path: "" })
}
