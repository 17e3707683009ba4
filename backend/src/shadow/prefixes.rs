//! What each history file leaves: the schema after it, as changes since the file before.

use std::collections::{BTreeMap, BTreeSet};

use tokio_postgres::Client;

use super::spec::ShadowError;
use crate::catalog::{Catalog, Object, ObjectId, load};
use crate::plan::Checkpoint;

/// Takes a checkpoint after each of some statements.
pub(super) struct Prefixes<'a> {
    after: &'a BTreeSet<usize>,
    previous: Catalog,
    events: i64,
    taken: Vec<Checkpoint>,
}

impl<'a> Prefixes<'a> {
    /// `after` holds the indexes of the statements that end a file; `before` is the schema before the first of all.
    pub(super) fn new(after: &'a BTreeSet<usize>, before: &Catalog) -> Prefixes<'a> {
        let previous = if after.is_empty() { Catalog::default() } else { before.clone() };
        Prefixes { after, previous, events: 0, taken: Vec::new() }
    }

    /// Called after each statement.
    pub(super) async fn after(&mut self, index: usize, admin: &Client, deployer: &str) -> Result<(), ShadowError> {
        if !self.after.contains(&index) {
            return Ok(());
        }
        let count = "select (select count(*) from wrench.touched) + (select count(*) from wrench.dropped)";
        let events: i64 = admin.query_one(count, &[]).await.map_err(ShadowError::Prepare)?.get(0);
        // A file without a single DDL command left the schema as it was.
        let changed = if events == self.events {
            BTreeMap::new()
        } else {
            let now = load(admin, deployer).await.map_err(ShadowError::Load)?;
            let changed = changes(&self.previous, &now);
            self.previous = now;
            changed
        };
        self.events = events;
        self.taken.push(Checkpoint { last: index, changed });
        Ok(())
    }

    /// The checkpoints in order.
    pub(super) fn taken(self) -> Vec<Checkpoint> {
        self.taken
    }
}

fn changes(before: &Catalog, after: &Catalog) -> BTreeMap<ObjectId, (Option<Object>, Option<Object>)> {
    let ids: BTreeSet<&ObjectId> = before.objects.keys().chain(after.objects.keys()).collect();
    let pairs = ids.into_iter().map(|id| (id, before.get(id), after.get(id)));
    let differ = pairs.filter(|(_, old, new)| match (old, new) {
        // Most are the same value; comparing parts takes longer.
        (Some(old), Some(new)) => old != new && !old.same_as(new),
        _ => true,
    });
    differ.map(|(id, old, new)| (id.clone(), (old.cloned(), new.cloned()))).collect()
}
