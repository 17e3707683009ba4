//! What a running transaction sees of the catalog.

use tokio_postgres::Client;

use std::collections::BTreeSet;

use crate::catalog::{
    Catalog, Object, ObjectId, Stamp, Stamped, load_inside_transaction, load_named_inside_transaction,
};
use crate::deploy::error::{DeployError, Stop};

/// Up to so many objects are read by name; more are read with everything else.
const NAMED: usize = 200;

/// A catalog, or the objects of it that were asked for.
pub(super) struct Seen {
    /// What was read.
    pub(super) catalog: Catalog,
    /// Of the whole; none where only some objects were read.
    stamp: Option<Stamp>,
}

impl Seen {
    /// Reads some declared objects. What it takes does not grow with the schema where they are few.
    pub(super) async fn read<'o>(
        client: &Client,
        user: &str,
        objects: impl Iterator<Item = &'o &'o Object>,
    ) -> Result<Seen, Stop> {
        let ids: BTreeSet<&ObjectId> = objects.map(|want| &want.id).collect();
        let catalog = match ids.len() {
            0 => Catalog::default(),
            1..=NAMED => load_named_inside_transaction(client, user, &ids).await.map_err(DeployError::Load)?,
            _ => return Seen::read_whole(client, user).await,
        };
        Ok(Seen { catalog, stamp: None })
    }

    /// Reads everything.
    pub(super) async fn read_whole(client: &Client, user: &str) -> Result<Seen, Stop> {
        let Stamped { catalog, stamp } = load_inside_transaction(client, user).await.map_err(DeployError::Load)?;
        Ok(Seen { catalog, stamp: Some(stamp) })
    }

    /// The whole catalog, if that was read.
    pub(super) fn whole(self) -> Option<Stamped> {
        Some(Stamped { stamp: self.stamp?, catalog: self.catalog })
    }
}
