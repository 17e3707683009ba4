//! Brings what proposals rest on together: the most telling event, the live catalog, the declared files.

use super::state::App;
use crate::errors::{StoredEvent, diagnose_event, most_telling};
use crate::files::read_declared;
use crate::infer::{Case, Proposal, RequestEvidence, propose};

/// Proposals for an issue, from events of pages that may report: whoever has the key could send others, and what is proposed may be
/// deployed. None when the target or the files cannot be read, which the log says.
pub(super) async fn suggest(app: &App, events: &[StoredEvent]) -> Vec<Proposal> {
    let vouched: Vec<StoredEvent> = events.iter().filter(|event| event.origin.is_some()).cloned().collect();
    let Some(event) = most_telling(&vouched) else { return Vec::new() };
    let catalog = match app.live.catalog().await {
        Ok(catalog) => catalog,
        Err(error) => {
            tracing::warn!(error = &error as &dyn std::error::Error, "no proposal without the live schema");
            return Vec::new();
        }
    };
    let declared = match read_declared(&app.deploy.dir) {
        Ok(declared) => declared,
        Err(error) => {
            tracing::warn!(error = &error as &dyn std::error::Error, "no proposal without the declared files");
            return Vec::new();
        }
    };
    let request = event.request.as_ref();
    propose(&Case {
        diagnosis: &diagnose_event(&event),
        catalog: &catalog,
        declared: &declared,
        request: RequestEvidence {
            method: request.map(|request| request.method.as_str()),
            url: request.map(|request| request.url.as_str()),
            body: request.and_then(|request| request.body.as_deref()),
        },
    })
}
