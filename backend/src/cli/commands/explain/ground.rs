//! What proposals rest on: the live schema and the declared files, where there are any.

use std::path::Path;

use crate::catalog::{Catalog, LoadError, load};
use crate::cli::output::Seen;
use crate::deploy::recorded_runs;
use crate::diagnose::Diagnosis;
use crate::files::{Declared, FilesError, read_declared};
use crate::finding::Finding;
use crate::infer::{Case, Deployments, Proposal, Reading, RequestEvidence, propose};
use crate::postgres::{ConnectError, connect, parse_url};

/// How long the schema may take to be read.
const SESSION: &str = "-c statement_timeout=15000 -c default_transaction_read_only=on";

/// The live schema with the declared files.
pub(super) struct Ground {
    catalog: Catalog,
    declared: Declared,
    deployments: Deployments,
}

/// Why there are no proposals.
#[derive(Debug, thiserror::Error)]
enum NoGround {
    #[error("the database cannot be reached")]
    Connect(#[from] ConnectError),
    #[error("the schema of the database cannot be read")]
    Load(#[from] LoadError),
    #[error("the declared files cannot be read")]
    Files(#[from] FilesError),
}

impl Ground {
    /// Reads both. An explanation does without, so that what is wrong is a warning.
    pub(super) async fn read(url: &str, dir: &Path) -> Result<Ground, Finding> {
        read(url, dir).await.map_err(|error| {
            Finding::warn("no-proposals", format!("nothing is proposed: {error}")).caused_by(&error).with_hint(
                "The explanation rests on the error alone. Mend the connection, or leave `--database-url` out.",
            )
        })
    }

    /// What would mend the error.
    pub(super) fn proposals(&self, seen: &Seen, diagnosis: &Diagnosis) -> Vec<Proposal> {
        propose(&Case {
            diagnosis,
            catalog: &self.catalog,
            declared: &Reading::new(&self.declared),
            deployments: &self.deployments,
            request: RequestEvidence {
                method: seen.method.as_deref(),
                url: seen.url.as_deref(),
                body: seen.body.as_deref(),
                ..RequestEvidence::default()
            },
        })
    }
}

async fn read(url: &str, dir: &Path) -> Result<Ground, NoGround> {
    let address = parse_url(url)?;
    let connection = connect(&address, "wrench explain", SESSION).await?;
    let catalog = load(&connection.client, address.user()).await?;
    // Who may not read the journal does without.
    let deployments = recorded_runs(&connection.client).await.unwrap_or_default();
    let declared = match read_declared(dir) {
        Err(FilesError::OpenFolder { .. } | FilesError::Empty { .. }) => Declared::nothing(dir),
        other => other?,
    };
    Ok(Ground { catalog, declared, deployments })
}
