//! Configuration: `wrench.toml` and the environment. Every environment variable is named here, once.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::Deserialize;

use crate::files::{FilesError, PlatformKind, read_text};
use crate::heal::{UserRule, UserRuleTable, user_rules};
use crate::shadow::ShadowLimits;

/// `DATABASE_URL`: the target where no flag names one.
const DATABASE_URL: &str = "DATABASE_URL";
/// `WRENCH_STORE_URL`: database of the events; never the target.
const STORE_URL: &str = "WRENCH_STORE_URL";
/// `WRENCH_READER_URL`: how checks and the panel read the target.
const READER_URL: &str = "WRENCH_READER_URL";
/// `WRENCH_LOG`: what the server logs, like `wrench_backend=debug`.
const LOG_FILTER: &str = "WRENCH_LOG";
/// `WRENCH_PG_BIN`: folder of the server programs for private servers.
const SERVER_PROGRAMS: &str = "WRENCH_PG_BIN";
/// `WRENCH_CACHE_DIR`: folder for what makes the next run quick.
const CACHE_DIR: &str = "WRENCH_CACHE_DIR";
/// `XDG_CACHE_HOME`: parent of the cache folder.
const XDG_CACHE_HOME: &str = "XDG_CACHE_HOME";
/// `HOME`: where `.cache` lies.
const HOME: &str = "HOME";
/// `PATH`: where server programs are looked for first.
const SEARCH_PATH: &str = "PATH";

/// Configuration of one run.
#[derive(Clone, Debug)]
pub struct Config {
    /// Target by configuration.
    pub database_url: Option<String>,
    /// Folder of the declared files.
    pub dir: Option<PathBuf>,
    /// Folder of the log files.
    pub log_dir: Option<PathBuf>,
    /// Platform.
    pub platform: Option<PlatformKind>,
    /// Whether the target is protected whatever its host.
    pub protected: Option<bool>,
    /// How much the declared files may use on the private server.
    pub limits: ShadowLimits,
    /// Whether `serve` and `dev` keep a copy of the target's schema to try things on.
    pub keep_warm: bool,
    /// Extensions without which statements may stay unproved.
    pub accepted: BTreeSet<String>,
    /// Heal rules of the project.
    pub heal_rules: Vec<UserRule>,
    /// The error server.
    pub serve: ServeTable,
    /// Where events are stored.
    pub store: StoreTable,
    /// Names that may be in the database and in no file.
    pub audit_ignore: Vec<String>,
    /// How checks and the panel read the target.
    pub reader_url: Option<String>,
    /// What the server logs.
    pub log_filter: Option<String>,
    /// Folder of the server programs.
    pub server_programs: Option<PathBuf>,
    /// Folder for caches.
    pub cache_dir: PathBuf,
    /// The value of `PATH`.
    pub search_path: Option<OsString>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    database_url: Option<String>,
    dir: Option<PathBuf>,
    log_dir: Option<PathBuf>,
    #[serde(default)]
    platform: PlatformTable,
    #[serde(default)]
    target: TargetTable,
    #[serde(default)]
    serve: ServeTable,
    #[serde(default)]
    store: StoreTable,
    #[serde(default)]
    reader: ReaderTable,
    #[serde(default)]
    audit: AuditTable,
    #[serde(default)]
    shadow: ShadowTable,
    #[serde(default)]
    prove: ProveTable,
    #[serde(default)]
    heal: HealTable,
}

/// `[[heal.rule]]`: rules of the project.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct HealTable {
    #[serde(default)]
    rule: Rules,
}

#[derive(Default, Deserialize)]
#[serde(try_from = "Vec<UserRuleTable>")]
struct Rules(Vec<UserRule>);

impl TryFrom<Vec<UserRuleTable>> for Rules {
    type Error = String;

    fn try_from(tables: Vec<UserRuleTable>) -> Result<Rules, String> {
        user_rules(tables).map(Rules)
    }
}

/// `[serve]`: names and origins of the error server.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ServeTable {
    /// Further names under which it may be called, `host` or `host:port`.
    pub hosts: Vec<String>,
    /// Origins of the apps that report to it; with none, pages of this machine may.
    pub origins: Vec<String>,
}

/// `[store]`: where events are stored.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct StoreTable {
    /// Database; without it one on the private server.
    pub url: Option<String>,
    /// How many days events are kept.
    pub keep_days: Option<u16>,
    /// Folder where events wait while the store is away.
    pub spool: Option<PathBuf>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ReaderTable {
    url: Option<String>,
}

/// `[shadow]`: bounds of the private servers on which things are tried, and whether one is kept.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ShadowTable {
    statement_seconds: Option<u32>,
    total_seconds: Option<u32>,
    disk_mb: Option<u32>,
    memory_mb: Option<u32>,
    warm: Option<bool>,
}

/// `[prove]`: what may stay unproved.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ProveTable {
    #[serde(default)]
    accept: Vec<Accepted>,
}

/// `extension:NAME`.
#[derive(Deserialize)]
#[serde(try_from = "String")]
struct Accepted(String);

impl TryFrom<String> for Accepted {
    type Error = String;

    fn try_from(text: String) -> Result<Accepted, String> {
        match text.strip_prefix("extension:").map(str::trim).filter(|name| !name.is_empty()) {
            Some(name) => Ok(Accepted(name.to_owned())),
            None => Err(format!("`{text}` cannot be accepted; write `extension:NAME`")),
        }
    }
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct AuditTable {
    ignore: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct PlatformTable {
    kind: Option<PlatformKind>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct TargetTable {
    protected: Option<bool>,
}

/// Reads configuration. Without `path`, `wrench.toml` in the current folder is read if it is there.
pub fn read(path: Option<&Path>) -> Result<Config, FilesError> {
    let default = Path::new("wrench.toml");
    let file = match path {
        Some(path) => parse(path)?,
        None if default.is_file() => parse(default)?,
        None => File::default(),
    };
    let variable = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    let text = |name: &str| variable(name).and_then(|value| value.into_string().ok());
    let mut store = file.store;
    store.url = text(STORE_URL).or(store.url);
    let cache_home = variable(XDG_CACHE_HOME).map(PathBuf::from);
    let home = variable(HOME).map(|home| PathBuf::from(home).join(".cache"));
    let cache = cache_home.or(home).unwrap_or_else(std::env::temp_dir).join("wrench");
    Ok(Config {
        database_url: text(DATABASE_URL).or(file.database_url),
        dir: file.dir,
        log_dir: file.log_dir,
        platform: file.platform.kind,
        protected: file.target.protected,
        limits: limits(&file.shadow),
        keep_warm: file.shadow.warm.unwrap_or(true),
        accepted: file.prove.accept.into_iter().map(|accepted| accepted.0).collect(),
        heal_rules: file.heal.rule.0,
        serve: file.serve,
        store,
        audit_ignore: file.audit.ignore,
        reader_url: text(READER_URL).or(file.reader.url),
        log_filter: text(LOG_FILTER),
        server_programs: variable(SERVER_PROGRAMS).map(PathBuf::from),
        cache_dir: variable(CACHE_DIR).map_or(cache, PathBuf::from),
        search_path: variable(SEARCH_PATH),
    })
}

fn limits(table: &ShadowTable) -> ShadowLimits {
    const MIB: u64 = 1 << 20;
    let default = ShadowLimits::default();
    let seconds = |value: Option<u32>, default| value.map_or(default, |value| Duration::from_secs(value.into()));
    let bytes = |value: Option<u32>, default| value.map_or(default, |value| u64::from(value) * MIB);
    ShadowLimits {
        statement: seconds(table.statement_seconds, default.statement),
        total: seconds(table.total_seconds, default.total),
        disk_bytes: bytes(table.disk_mb, default.disk_bytes),
        memory_bytes: bytes(table.memory_mb, default.memory_bytes),
    }
}

fn parse(path: &Path) -> Result<File, FilesError> {
    let text = read_text(path)?;
    toml::from_str(&text).map_err(|error| {
        let line = error.span().map(|span| text[..span.start.min(text.len())].matches('\n').count() + 1);
        let at = line.map(|line| format!(" (line {line})")).unwrap_or_default();
        FilesError::PhasesFile { path: path.display().to_string(), message: format!("{}{at}", error.message()) }
    })
}
