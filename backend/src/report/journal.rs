//! The journal's deployments, for those whose log files are elsewhere.

use crate::deploy::RecordedDeployment;

use super::deployment::Deployment;

/// A deployment of the journal with the rules that healed in it.
pub fn from_journal(recorded: &RecordedDeployment, heals: Vec<String>, target: &str) -> Deployment {
    Deployment {
        id: recorded.id.clone(),
        started_at: Some(recorded.started_at),
        finished_at: recorded.finished_at,
        status: recorded.status.clone(),
        target: target.to_owned(),
        heals,
        ..Deployment::default()
    }
}
