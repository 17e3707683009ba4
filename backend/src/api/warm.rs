//! Keeps the shadow of live warm in the background.

use std::time::Duration;

use super::state::AppState;

/// How long to wait for a target that cannot be reached.
const LOOK_EVERY: Duration = Duration::from_secs(2);

/// Makes a copy of the target's schema, and another one whenever somebody reads a changed schema, until the task is ended.
pub(super) async fn keep_warm(app: AppState) {
    let Some(shadow) = &app.shadow else { return };
    let mut read = app.live.follow();
    while let Err(error) = app.live.catalog().await {
        tracing::debug!(error = &error as &dyn std::error::Error, "could not read the schema to copy");
        tokio::time::sleep(LOOK_EVERY).await;
    }
    while read.changed().await.is_ok() {
        let state = read.borrow_and_update().clone();
        if let Some(state) = state
            && let Err(error) = shadow.warm(&state).await
        {
            tracing::warn!(error = &error as &dyn std::error::Error, "could not copy the live schema");
        }
    }
}
