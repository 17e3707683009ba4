//! Why a deploy stopped.

use crate::finding::Finding;
use crate::postgres::PgError;

use super::explained::explained_alone;
use super::report::Status;

/// An operation of a deploy that failed.
#[derive(Debug, thiserror::Error)]
pub enum DeployError {
    /// The journal could not be read or written.
    #[error("could not use the journal in schema \"wrench\"")]
    Journal(#[source] tokio_postgres::Error),
    /// A stored catalog has another format.
    #[error("could not read a catalog stored in the journal")]
    JournalFormat {
        /// What does not fit.
        #[source]
        source: serde_json::Error,
    },
    /// The target refused a query of ours.
    #[error("could not read from the target")]
    Read(#[source] tokio_postgres::Error),
    /// The target's catalog could not be read.
    #[error("could not read the live state")]
    Load(#[source] crate::catalog::LoadError),
    /// BEGIN, COMMIT or ROLLBACK failed.
    #[error("could not {action} the transaction")]
    Transaction {
        /// What was tried.
        action: &'static str,
        /// Why.
        #[source]
        source: tokio_postgres::Error,
    },
    /// The platform baseline could not be applied.
    #[error("could not apply the platform baseline")]
    Baseline(#[source] tokio_postgres::Error),
}

/// The end of a deploy before its end.
#[derive(Debug)]
pub(crate) struct Stop {
    pub(crate) status: Status,
    pub(crate) exit_code: i32,
    pub(crate) findings: Vec<Finding>,
    /// What the server or the driver said, where that is the reason.
    pub(crate) cause: Option<Box<PgError>>,
}

impl Stop {
    pub(crate) fn new(status: Status, exit_code: i32, findings: Vec<Finding>) -> Stop {
        Stop { status, exit_code, findings, cause: None }
    }

    pub(crate) fn failed(finding: Finding) -> Stop {
        Stop::new(Status::Failed, 1, vec![finding])
    }

    pub(crate) fn refused(finding: Finding) -> Stop {
        Stop::new(Status::Refused, 4, vec![finding])
    }
}

impl From<DeployError> for Stop {
    fn from(error: DeployError) -> Stop {
        let mut finding = Finding::error("deploy-failed", error.to_string());
        if let Some(detail) = causes(&error) {
            finding = finding.with_detail(detail);
        }
        let server = server_error_below(&error);
        let stop = Stop::failed(match server.as_ref().and_then(explained_alone) {
            Some(explained) => finding.with_hint(explained.advice.hint).explained_by(explained.rule.code),
            None => finding,
        });
        Stop { cause: server.map(Box::new), ..stop }
    }
}

fn server_error_below(error: &dyn std::error::Error) -> Option<PgError> {
    let causes = std::iter::successors(error.source(), |cause| cause.source());
    let mut drivers = causes.filter_map(|cause| cause.downcast_ref::<tokio_postgres::Error>());
    drivers.next().map(PgError::from_driver)
}

/// The chain of causes below an error, joined.
pub(crate) fn causes(error: &dyn std::error::Error) -> Option<String> {
    let mut all: Vec<String> = Vec::new();
    let mut source = error.source();
    while let Some(cause) = source {
        let text = match cause.downcast_ref::<tokio_postgres::Error>().and_then(|driver| driver.as_db_error()) {
            Some(db) => format!("{} (SQLSTATE {})", db.message(), db.code().code()),
            None => cause.to_string(),
        };
        if all.last() != Some(&text) {
            all.push(text);
        }
        source = cause.source();
    }
    (!all.is_empty()).then(|| all.join(": "))
}
