//! All phases with their seeds, deployed once; every test has a copy.

use tokio::sync::OnceCell;
use wrench_backend::deploy::Report;
use wrench_tests::{TestDatabase, TestServer, deploy_into, request_for};

use super::files::deploy_dir;

/// The database nobody connects to, and what the two deploys into it said.
pub(super) struct Deployed {
    pub(super) database: TestDatabase,
    pub(super) first: Report,
    pub(super) second: Report,
}

static DEPLOYED: OnceCell<Deployed> = OnceCell::const_new();

/// Deploys on the first call.
pub(super) async fn deployed() -> &'static Deployed {
    DEPLOYED.get_or_init(deploy_twice).await
}

/// A database of its own with all phases and seeds.
pub(super) async fn copy() -> TestDatabase {
    let template = &deployed().await.database;
    template.server.copy(template).await
}

async fn deploy_twice() -> Deployed {
    // Its platform roles would disturb tests that have none.
    let server = TestServer::own().await;
    let database = server.database().await;
    let mut request = request_for(&database, &deploy_dir());
    request.seed = true;
    let first = deploy_into(&request).await;
    let second = deploy_into(&request).await;
    Deployed { database, first, second }
}
