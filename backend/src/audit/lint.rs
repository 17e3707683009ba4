//! What a lint is, and how all of them are asked.

use futures_util::future::try_join_all;

use super::lints::LINTS;
use super::reader::{OpenError, ReadError, Reader};
use crate::finding::{Finding, Severity};
use crate::postgres::{PgError, ServerAddress};

/// A question about a schema whose answers are findings.
#[derive(Clone, Copy, Debug)]
pub struct Lint {
    /// Stable kebab-case code; `docs/lints/<code>.md` explains it.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// The message, with `{}` for the object.
    pub says: &'static str,
    /// What to do.
    pub hint: &'static str,
    /// A query with the columns `object` and `detail`.
    pub sql: &'static str,
}

/// Why the lints have no answer.
#[derive(Debug, thiserror::Error)]
pub enum LintError {
    /// There is no session.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// A question was refused.
    #[error(transparent)]
    Read(#[from] ReadError),
}

impl Lint {
    fn finding(&self, object: &str, detail: &str) -> Finding {
        let message = self.says.replace("{}", object);
        let finding = match self.severity {
            Severity::Error => Finding::error(self.code, message),
            Severity::Warn => Finding::warn(self.code, message),
            Severity::Info => Finding::info(self.code, message),
        };
        finding.with_detail(detail).with_hint(self.hint).explained_by(self.code)
    }
}

/// Asks all lints of a database at once, in a session that can only read.
///
/// # Errors
/// [`LintError`].
pub async fn lint_live(address: &ServerAddress) -> Result<Vec<Finding>, LintError> {
    let reader = Reader::open(address).await?;
    let mut findings = Vec::new();
    for lint in &LINTS {
        let rows = reader.rows(lint.sql).await?;
        findings.extend(rows.iter().map(|row| lint.finding(row.get("object"), row.get("detail"))));
    }
    Ok(findings)
}

/// Asks all lints on a session somebody has, a trial's say.
///
/// # Errors
/// The server's first refusal.
pub async fn lint(client: &tokio_postgres::Client) -> Result<Vec<Finding>, Box<PgError>> {
    let answers = try_join_all(LINTS.iter().map(|lint| client.query(lint.sql, &[]))).await;
    let answers = answers.map_err(|error| Box::new(PgError::from_driver(&error)))?;
    let of = |(lint, rows): (&Lint, &Vec<tokio_postgres::Row>)| -> Vec<Finding> {
        rows.iter().map(|row| lint.finding(row.get("object"), row.get("detail"))).collect()
    };
    Ok(LINTS.iter().zip(&answers).flat_map(of).collect())
}
