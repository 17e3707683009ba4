//! The Supabase platform on a server that is not Supabase.

use tokio_postgres::Client;

use super::error::{DeployError, Stop};
use crate::finding::Finding;
use crate::sql::literal;

/// The platform as SQL; applied by a superuser, harmless a second time.
pub(super) const SUPABASE: &str = include_str!("../../../deploy/baseline/supabase.sql");

/// Applies the platform unless schema `auth` is there already.
pub(super) async fn apply_where_absent(client: &Client, deployer: &str) -> Result<bool, Stop> {
    let sql = include_str!("queries/platform.sql");
    let row = client.query_one(sql, &[]).await.map_err(DeployError::Read)?;
    let (is_there, is_superuser): (bool, bool) = (row.get(0), row.get(1));
    if is_there {
        return Ok(false);
    }
    if !is_superuser {
        let finding = Finding::error("platform-missing", "the Supabase platform is missing on the target")
            .with_detail("Schema \"auth\" does not exist, and creating platform roles needs a superuser.")
            .with_hint("Deploy once as a superuser, or set `[platform] kind = \"none\"`.");
        return Err(Stop::refused(finding));
    }
    let name = format!("select pg_catalog.set_config('wrench.deployer', {}, false)", literal(deployer));
    client.batch_execute(&name).await.map_err(DeployError::Baseline)?;
    client.batch_execute("set client_min_messages = error").await.map_err(DeployError::Baseline)?;
    client.batch_execute(SUPABASE).await.map_err(DeployError::Baseline)?;
    client.batch_execute("reset all").await.map_err(DeployError::Baseline)?;
    Ok(true)
}
