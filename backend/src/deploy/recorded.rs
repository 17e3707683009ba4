//! What the journal of a database has recorded, for those who count.

use time::OffsetDateTime;

use super::error::Stop;
use super::journal::{RecordedDeployment, recorded_deployments, recorded_heals};
use super::target::unreachable;
use crate::postgres::{connect, parse_url};

/// The journal only grows; older deployments than so many are left out.
const AT_MOST: i64 = 10_000;

/// Deployments of a journal.
pub struct Recorded {
    /// Server and database, as logs have them.
    pub target: String,
    /// Deployments, the newest first.
    pub deployments: Vec<RecordedDeployment>,
    /// Rules that healed something, by deployment.
    pub heals: Vec<(String, String)>,
}

/// Reads the journal of a database; an exit code and findings where that cannot be done.
///
/// # Errors
/// No connection came about, or the journal cannot be read.
pub async fn recorded(url: &str, since: OffsetDateTime) -> Result<Recorded, (i32, Vec<crate::finding::Finding>)> {
    read(url, since).await.map_err(|stop| (stop.exit_code, stop.findings))
}

async fn read(url: &str, since: OffsetDateTime) -> Result<Recorded, Stop> {
    let address = parse_url(url).map_err(unreachable)?;
    let options = "-c default_transaction_read_only=on";
    let connection = connect(&address, "wrench report", options).await.map_err(unreachable)?;
    let mut deployments = recorded_deployments(&connection.client, AT_MOST).await?;
    deployments.retain(|deployment| deployment.started_at >= since);
    let heals = recorded_heals(&connection.client, since).await?;
    let server = &connection.server;
    let target = format!("{}:{}/{}", server.host, server.port, server.database);
    Ok(Recorded { target, deployments, heals })
}
