//! What would mend an issue, with the server's own picture of the target.

use super::state::App;
use crate::deploy::recorded_runs;
use crate::errors::{StoredEvent, Suggested};
use crate::files::{Declared, read_declared};
use crate::infer::Deployments;
use crate::postgres::connect;

/// Proposals for an issue with the files they were made from. None when the target or the files cannot be read, which the log says.
pub(super) async fn suggest(app: &App, events: &[StoredEvent]) -> Option<(Suggested, Declared)> {
    let live = match app.live.state().await {
        Ok(state) => state,
        Err(error) => {
            tracing::warn!(error = &error as &dyn std::error::Error, "no proposal without the live schema");
            return None;
        }
    };
    let declared = match read_declared(&app.deploy.dir) {
        Ok(declared) => declared,
        Err(error) => {
            tracing::warn!(error = &error as &dyn std::error::Error, "no proposal without the declared files");
            return None;
        }
    };
    let suggested = crate::errors::suggest(events, live, (&declared, &deployments(app).await))?;
    Some((suggested, declared))
}

/// What the journal says of statements; whoever may not read it does without.
async fn deployments(app: &App) -> Deployments {
    match connect(&app.reader, "wrench reader", "-c statement_timeout=15000").await {
        Ok(connection) => recorded_runs(&connection.client).await.unwrap_or_default(),
        Err(_) => Deployments::new(),
    }
}
