//! One throw-away server for the test process, one database for each test.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use tokio::sync::OnceCell;
use wrench_backend::deploy::{Confirm, DeployRequest, Report, Target, deploy};
use wrench_backend::plan::HealLevel;
use wrench_backend::postgres::{
    BinarySearch, Connection, EphemeralServer, ServerBinaries, connect, find_binaries, start_ephemeral,
};
use wrench_backend::shadow::ShadowLimits;

/// A running server of the major that `WRENCH_TEST_PG_BIN` names, else of the one installed.
pub struct TestServer {
    server: EphemeralServer,
    binaries: ServerBinaries,
    count: AtomicU32,
}

static SERVER: OnceCell<Arc<TestServer>> = OnceCell::const_new();

impl TestServer {
    /// The server of this process; the watchdog ends it with the process.
    pub async fn shared() -> Arc<TestServer> {
        let start = || async { Arc::new(TestServer::start().await) };
        Arc::clone(SERVER.get_or_init(start).await)
    }

    /// A server for a test that would disturb the others: with roles of the platform, or with all its connections taken.
    pub async fn own() -> Arc<TestServer> {
        Arc::new(TestServer::start().await)
    }

    async fn start() -> TestServer {
        let binaries = find_binaries(&search()).expect("PostgreSQL is installed");
        let server = start_ephemeral(&binaries, &cache_dir(), "postgres").await.expect("the server starts");
        TestServer { server, binaries, count: AtomicU32::new(0) }
    }

    /// The programs it runs with.
    pub fn binaries(&self) -> ServerBinaries {
        self.binaries.clone()
    }

    /// A client program: of the folder `WRENCH_TEST_CLIENT_BIN` names, of the server's folder, or of `PATH`.
    pub fn program(&self, name: &str) -> PathBuf {
        if let Some(folder) = std::env::var_os("WRENCH_TEST_CLIENT_BIN") {
            return PathBuf::from(folder).join(name);
        }
        let own = self.binaries.dir.join(name);
        if own.exists() { own } else { PathBuf::from(name) }
    }

    /// An empty database.
    pub async fn database(self: &Arc<Self>) -> TestDatabase {
        let name = format!("t{}", self.count.fetch_add(1, Ordering::Relaxed));
        let admin = self.connect("postgres").await;
        admin.client.batch_execute(&format!("create database {name}")).await.expect("a database is made");
        TestDatabase { server: Arc::clone(self), name }
    }

    /// A copy of a database, once nobody is connected to that any more.
    pub async fn copy(self: &Arc<Self>, of: &TestDatabase) -> TestDatabase {
        let name = format!("t{}", self.count.fetch_add(1, Ordering::Relaxed));
        let admin = self.connect("postgres").await;
        let others = "select count(*) from pg_stat_activity where datname = $1::text";
        while admin.client.query_one(others, &[&of.name]).await.expect("it answers").get::<_, i64>(0) > 0 {
            tokio::task::yield_now().await;
        }
        let create = format!("create database {name} template {}", of.name);
        admin.client.batch_execute(&create).await.expect("a database is copied");
        let settings = include_str!("database_settings.sql");
        let rows = admin.client.query(settings, &[&of.name, &name]).await.expect("its settings are read");
        for row in rows {
            admin.client.batch_execute(row.get(0)).await.expect("a setting is copied");
        }
        TestDatabase { server: Arc::clone(self), name }
    }

    async fn connect(&self, database: &str) -> Connection {
        connect(&self.server.config(database).into(), "test", "").await.expect("a test connects")
    }
}

/// A database of one test.
pub struct TestDatabase {
    /// Its server.
    pub server: Arc<TestServer>,
    name: String,
}

impl TestDatabase {
    /// Its URL with the password.
    pub fn url(&self) -> String {
        self.server.server.url(&self.name)
    }

    /// A session as superuser.
    pub async fn connect(&self) -> Connection {
        self.server.connect(&self.name).await
    }

    /// Drops it, whoever uses it, and makes an empty one of its name.
    pub async fn replace(&self) {
        let admin = self.server.connect("postgres").await;
        let statements =
            [format!("drop database {} with (force)", self.name), format!("create database {}", self.name)];
        for statement in statements {
            admin.client.batch_execute(&statement).await.expect("the database is replaced");
        }
    }

    /// Runs a script with psql, as a person would.
    pub fn psql(&self, script: &str) -> Result<(), String> {
        self.psql_with(&["-c", script])
    }

    /// Runs a file with psql.
    pub fn psql_file(&self, path: &Path) -> Result<(), String> {
        self.psql_with(&["-f", &path.display().to_string()])
    }

    fn psql_with(&self, arguments: &[&str]) -> Result<(), String> {
        let output = std::process::Command::new(self.server.program("psql"))
            .args(["-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", &self.url()])
            .args(arguments)
            .output()
            .expect("psql starts");
        if output.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&output.stderr).into_owned()) }
    }

    /// The first value of a query, as text.
    pub async fn value(&self, sql: &str) -> String {
        let connection = self.connect().await;
        let row = connection.client.query_one(sql, &[]).await.unwrap_or_else(|error| panic!("{sql}: {error:?}"));
        row.get::<_, Option<String>>(0).unwrap_or_default()
    }

    /// Drops it; databases of failed tests go with the server.
    pub async fn drop(self) {
        let admin = self.server.connect("postgres").await;
        let drop = format!("drop database {} with (force)", self.name);
        admin.client.batch_execute(&drop).await.expect("the database is dropped");
    }
}

/// A deploy of `dir` into `database` with every default.
pub fn request_for(database: &TestDatabase, dir: &Path) -> DeployRequest {
    request_to(database.url(), dir)
}

/// A deploy of `dir` into the database of a URL with every default.
pub fn request_to(url: String, dir: &Path) -> DeployRequest {
    let search = search();
    DeployRequest {
        dir: dir.to_owned(),
        edited: None,
        phase: None,
        target: Target::Url(url),
        verify_only: false,
        tries_plan: false,
        plan: None,
        heal: HealLevel::Additive,
        allowed: BTreeSet::new(),
        converge_drift: false,
        run_data: false,
        atomic: false,
        seed: false,
        confirm: Confirm::Given,
        lock_wait: Duration::from_secs(1),
        log_dir: Some(std::env::temp_dir().join(format!("wrench-test-logs-{}", std::process::id()))),
        cache_dir: cache_dir(),
        platform: None,
        server_programs: search.explicit,
        search_path: search.search_path,
        protected: None,
        limits: ShadowLimits::default(),
        accepted: BTreeSet::new(),
        heal_rules: Vec::new(),
    }
}

/// Deploys without anybody interrupting.
pub async fn deploy_into(request: &DeployRequest) -> Report {
    deploy(request, std::future::pending(), |_| ()).await
}

fn search() -> BinarySearch {
    BinarySearch {
        explicit: std::env::var_os("WRENCH_TEST_PG_BIN").map(PathBuf::from),
        search_path: std::env::var_os("PATH"),
        major: None,
    }
}

fn cache_dir() -> PathBuf {
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_else(std::env::temp_dir);
    home.join(".cache").join("wrench")
}
