//! Notices deployments: at once by the notification they end with, and by looking for those that end without one.

use std::time::Duration;

use super::state::AppState;
use crate::deploy::deployments_stamp;
use crate::errors::{News, settle};
use crate::postgres::{Listener, connect};

const LOOK_EVERY: Duration = Duration::from_secs(2);

/// Watches until the task is ended.
pub(super) async fn watch(app: AppState) {
    tokio::join!(hear_reloads(&app), look_for_deployments(&app));
}

/// The data API is told to read the schema again; so are we.
async fn hear_reloads(app: &AppState) {
    loop {
        if let Ok(mut listener) = Listener::connect(&app.reader, "wrench watch").await {
            while listener.next().await.is_some() {
                app.live.forget().await;
                app.feed.tell(News::Deployments);
                look_for_mended(app).await;
            }
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

/// Errors about what was missing are over when it is there.
async fn look_for_mended(app: &AppState) {
    match app.live.catalog().await {
        Ok(catalog) => {
            if let Err(error) = settle(&app.store, &app.feed, &catalog).await {
                tracing::warn!(error = &error as &dyn std::error::Error, "could not look for issues that are over");
            }
        }
        Err(error) => tracing::warn!(error = &error as &dyn std::error::Error, "could not read the changed schema"),
    }
}

/// Deployments that change nothing, fail or are refused notify nobody.
async fn look_for_deployments(app: &AppState) {
    let mut known = None;
    let mut connection = None;
    loop {
        tokio::time::sleep(LOOK_EVERY).await;
        if connection.is_none() {
            connection = connect(&app.reader, "wrench watch", "-c statement_timeout=5000").await.ok();
        }
        let Some(open) = connection.as_ref() else { continue };
        match deployments_stamp(&open.client, &app.log_dir).await {
            Ok(stamp) => {
                if known.as_ref().is_some_and(|known| *known != stamp) {
                    app.feed.tell(News::Deployments);
                    // Those that changed something were heard of, and the schema was read then, unless nobody listened.
                    look_for_mended(app).await;
                }
                known = Some(stamp);
            }
            Err(error) => {
                tracing::debug!(error = &error as &dyn std::error::Error, "could not look for deployments");
                connection = None;
            }
        }
    }
}
