//! The database's side of the question.

use tokio_postgres::Row;

use super::question::Question;
use crate::catalog::Stamp;
use crate::deploy::error::DeployError;
use crate::deploy::migrations_table::read_migrations_table;
use crate::deploy::target::OpenTarget;
use crate::files::PlatformKind;

/// What the journal says now.
pub(super) struct State {
    /// The last deployment, whatever became of it.
    pub(super) last: String,
    /// It ended well.
    pub(super) succeeded: bool,
    /// What it noted: the key, and the catalogs it left.
    pub(super) noted: Option<(String, Stamp)>,
    facts: Vec<String>,
}

impl State {
    /// The whole question, put to catalogs that look like `stamp`.
    pub(super) fn key(&self, question: &Question<'_>, stamp: &Stamp) -> String {
        let facts: Vec<&str> = self.facts.iter().map(String::as_str).chain([stamp.hash.as_str()]).collect();
        question.of(&facts)
    }
}

/// Reads it; `None` where there is no journal that can hold an answer.
pub(super) async fn read_state(
    question: &Question<'_>,
    target: &OpenTarget,
    platform: PlatformKind,
) -> Result<Option<State>, DeployError> {
    let client = &target.connection.client;
    let exists = "select pg_catalog.to_regclass('wrench.settled') is not null and pg_catalog.to_regclass('wrench.base_change') is not null";
    if !client.query_one(exists, &[]).await.map_err(DeployError::Journal)?.get::<_, bool>(0) {
        return Ok(None);
    }
    let row = client.query_opt(include_str!("settled.sql"), &[]).await.map_err(DeployError::Journal)?;
    let Some(row) = row else { return Ok(None) };
    let server = &target.connection.server;
    let mut facts = vec![
        server.version.clone(),
        server.database.clone(),
        server.user.clone(),
        format!("{} {platform:?}", server.is_superuser),
    ];
    let columns = ["base", "statements", "catalog_rows", "database", "search_path"];
    facts.extend(columns.map(|column| row.get::<_, Option<String>>(column).unwrap_or_default()));
    if question.has_history {
        facts.push(format!("{:?}", read_migrations_table(client, platform).await?));
    }
    // Two parts that run into each other would be one.
    let facts = facts.iter().map(|fact| format!("{} {fact}", fact.len())).collect();
    Ok(Some(State { last: row.get("id"), succeeded: row.get("succeeded"), noted: noted(&row), facts }))
}

fn noted(row: &Row) -> Option<(String, Stamp)> {
    let (key, hash, next_transaction) = (row.get("key"), row.get("catalogs"), row.get("next_transaction"));
    let (key, hash, next_transaction): (Option<String>, Option<String>, Option<i64>) = (key, hash, next_transaction);
    Some((key?, Stamp { hash: hash?, next_transaction: next_transaction? }))
}
