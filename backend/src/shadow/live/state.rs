//! What the shadow of live is made from.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tokio_postgres::Client;

use crate::catalog::{Catalog, LoadError, load};
use crate::postgres::Connection;
use crate::sql::hex;

/// The schema of a target with what its roles may do, at one moment.
#[derive(Clone, Debug)]
pub struct LiveState {
    /// Major version of the server.
    pub major: u16,
    /// The role that deploys.
    pub deployer: String,
    /// The schema.
    pub catalog: Arc<Catalog>,
    /// Its roles and settings.
    pub surroundings: Surroundings,
}

/// What a catalog does not hold and a trial needs: who is who, and where names are looked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Surroundings {
    pub(super) roles: Vec<RoleFacts>,
    pub(super) memberships: Vec<Membership>,
    /// Owner of the database.
    pub(super) owner: String,
    /// The deployer is the owner, or may become it.
    pub(super) owner_may_be: bool,
    /// Roles that may create schemas, `public` among them.
    pub(super) creators: Vec<String>,
    /// Search path of the deployer's sessions, as the setting holds it.
    pub(super) search_path: String,
}

/// A role, without anything that would let it in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct RoleFacts {
    pub(super) name: String,
    pub(super) inherits: bool,
    pub(super) bypasses_row_security: bool,
    pub(super) is_superuser: bool,
}

/// A role in another one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Membership {
    pub(super) role: String,
    pub(super) member: String,
    pub(super) inherits: bool,
}

impl Surroundings {
    /// Reads them.
    ///
    /// # Errors
    /// [`LoadError`].
    pub async fn read(client: &Client, deployer: &str) -> Result<Surroundings, LoadError> {
        let row = client.query_one(include_str!("surroundings.sql"), &[&deployer]).await.map_err(LoadError::Query)?;
        let json: String = row.get(0);
        serde_json::from_str(&json).map_err(|source| LoadError::Facts {
            kind: "database",
            name: deployer.to_owned(),
            source,
        })
    }
}

impl LiveState {
    /// Reads catalog and surroundings of the database a session is in.
    ///
    /// # Errors
    /// [`LoadError`].
    pub async fn read(connection: &Connection, deployer: &str) -> Result<LiveState, LoadError> {
        let catalog = load(&connection.client, deployer).await?;
        let surroundings = Surroundings::read(&connection.client, deployer).await?;
        let major = connection.server.major();
        Ok(LiveState { major, deployer: deployer.to_owned(), catalog: Arc::new(catalog), surroundings })
    }

    /// Differs whenever a copy of this state would.
    pub fn fingerprint(&self) -> String {
        let mut hasher = Sha256::new();
        let mut add = |part: Vec<u8>| {
            hasher.update(part.len().to_le_bytes());
            hasher.update(part);
        };
        add(format!("{} {}", self.major, self.deployer).into_bytes());
        // Values of the model have string keys throughout, so that nothing is left out.
        add(serde_json::to_vec(&self.surroundings).unwrap_or_default());
        for object in self.catalog.objects.values() {
            add(serde_json::to_vec(object).unwrap_or_default());
        }
        for found in &self.catalog.unmodelled {
            add(serde_json::to_vec(found).unwrap_or_default());
        }
        hex(&hasher.finalize()[..16])
    }
}
