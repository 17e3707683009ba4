//! Resolves what a change of the schema has mended.

use super::explain::{diagnose_event, most_telling};
use super::feed::{Feed, News};
use super::store::{Store, StoreError};
use crate::catalog::Catalog;
use crate::infer::is_mended;

/// Issues that are looked at; older ones are resolved when they are opened again.
const MOST: i64 = 500;
/// Events of an issue among which the most telling one is looked for.
const EVENTS: i64 = 20;

/// Resolves open issues about objects that were missing and are there now. If one happens again it is open again.
///
/// # Errors
/// [`StoreError`]; what was resolved before it stays resolved.
pub async fn settle(store: &Store, feed: &Feed, catalog: &Catalog) -> Result<(), StoreError> {
    for issue in store.issues(true, MOST).await? {
        let events = store.last_events(issue.id, EVENTS).await?;
        let is_over = most_telling(&events).is_some_and(|event| is_mended(&diagnose_event(&event), catalog));
        if is_over && let Some(resolved) = store.resolve(issue.id).await? {
            feed.tell(News::Issue(Box::new(resolved)));
        }
    }
    Ok(())
}
