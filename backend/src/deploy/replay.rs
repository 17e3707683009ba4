//! Asks the target whether a request that failed would go through now. The request is planned as its role and never run.

use super::request::DeployRequest;
use super::target::open;
use crate::catalog::load;
use crate::finding::Finding;
use crate::postgrest::Request;
use crate::shadow::{Attempt, Fared, plan_request};
use crate::sql::ident;

/// How a request fares on the target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replayed {
    /// Planned or refused.
    pub fared: Fared,
    /// The role it was planned as.
    pub role: String,
}

/// Plans a request on the target, in a transaction that cannot write. A role that the deployer may not take on is stood in for by
/// the deployer.
///
/// # Errors
/// The target cannot be reached or read.
pub async fn replay(
    request: &DeployRequest,
    asked: Option<&Request>,
    (role, value): (Option<&str>, Option<&str>),
) -> Result<Replayed, Vec<Finding>> {
    let deployer = || "the deployer".to_owned();
    if asked.is_none() {
        return Ok(Replayed { fared: Fared::NotAsked, role: deployer() });
    }
    let target = open(request, "wrench replay").await.map_err(|stop| stop.findings)?;
    let connection = &target.connection;
    let failed = |error: String| {
        let hint = "The change is deployed; send the request again from the app.";
        vec![
            Finding::error("replay-failed", "could not look whether the request goes through")
                .with_detail(error)
                .with_hint(hint),
        ]
    };
    let catalog =
        load(&connection.client, &connection.server.user).await.map_err(|error| failed(format!("{error}.")))?;
    let attempt = Attempt { sql: "", request: asked, value, catalog: &catalog, role };
    let begin = "begin read only; set local statement_timeout = '15s'";
    let as_role = match role {
        Some(role) => {
            connection.client.batch_execute(&format!("{begin}; set local role {}", ident(role))).await.is_ok()
        }
        None => false,
    };
    if !as_role {
        // A failed statement of a script leaves its transaction open.
        let again = format!("rollback; {begin}");
        connection.client.batch_execute(&again).await.map_err(|error| failed(format!("{error}.")))?;
    }
    let fared = plan_request(&connection.client, &catalog, &attempt).await;
    // The session ends here; what stays open ends with it.
    connection.client.batch_execute("rollback").await.ok();
    Ok(Replayed { fared, role: role.filter(|_| as_role).map_or_else(deployer, str::to_owned) })
}
