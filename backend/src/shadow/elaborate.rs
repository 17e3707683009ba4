//! Runs the declared statements in order on a private server and reads what they make.

use std::collections::BTreeSet;
use std::path::Path;

use futures_util::future::join3;
use tokio_postgres::Client;

use super::attribution::{Boundaries, read_attribution};
use super::local_settings::{LocalSettings, run_with};
use super::prefixes::Prefixes;
use super::prepare::{Sessions, prepare};
use crate::catalog::{Catalog, DEPLOYER, Kind, LoadError, Object, ObjectId, load};
use crate::plan::{Attribution, Base, Checkpoint, DeclaredStatement};
use crate::postgres::{ConnectError, EmbeddedError, Notice, PgError, ServerBinaries, start_ephemeral};
use crate::sql::StatementClass;

/// What the shadow must look like before the first file.
pub struct ShadowSpec<'a> {
    /// Server programs of the target's major.
    pub binaries: &'a ServerBinaries,
    /// Folder for what makes the next start quick.
    pub cache: &'a Path,
    /// Superuser of the private server.
    pub superuser: &'a str,
    /// Role the files run as, named as on the target.
    pub deployer: &'a str,
    /// Roles of the target.
    pub roles: &'a [String],
    /// Platform baseline to apply first.
    pub baseline: Option<&'a str>,
    /// Search path of the deployer's sessions on the target, as `SET` takes it.
    pub search_path: &'a str,
    /// The live catalog, for its default privileges.
    pub have: &'a Catalog,
    /// What the last deployments left.
    pub base: &'a Base,
    /// Statements after which the schema is noted.
    pub checkpoints: &'a BTreeSet<usize>,
}

/// What the files declare.
pub struct Elaboration {
    /// Everything the shadow holds afterwards.
    pub full: Catalog,
    /// What it held before the first statement.
    pub initial: Catalog,
    /// What the files made or changed.
    pub declared: Catalog,
    /// Which statement did what.
    pub attribution: Attribution,
    /// Notices, by statement.
    pub notices: Vec<(usize, Notice)>,
    /// The schema after the statements asked for.
    pub checkpoints: Vec<Checkpoint>,
}

/// Why the files could not be elaborated.
#[derive(Debug, thiserror::Error)]
pub enum ShadowError {
    /// The private server did not start.
    #[error("could not start the private server for the declared state")]
    Start(#[source] EmbeddedError),
    /// No session on the private server.
    #[error("could not connect to the private server")]
    Connect(#[source] ConnectError),
    /// The private server could not be made to look like the target.
    #[error("could not prepare the private server")]
    Prepare(#[source] tokio_postgres::Error),
    /// A statement failed.
    #[error("statement {index} failed on the private server")]
    Statement {
        /// Index among the statements.
        index: usize,
        /// What the server answered.
        #[source]
        source: Box<PgError>,
    },
    /// The result could not be read.
    #[error("could not read the declared state")]
    Load(#[source] LoadError),
}

/// Extensions that are safe to create for a role that may not; they read no files and open no connections.
const SAFE_EXTENSIONS: [&str; 24] = [
    "btree_gin",
    "btree_gist",
    "citext",
    "cube",
    "dict_int",
    "dict_xsyn",
    "earthdistance",
    "fuzzystrmatch",
    "hstore",
    "intarray",
    "isn",
    "lo",
    "ltree",
    "pg_stat_statements",
    "pg_trgm",
    "pgcrypto",
    "pgrowlocks",
    "seg",
    "tablefunc",
    "tcn",
    "unaccent",
    "uuid-ossp",
    "vector",
    "pg_buffercache",
];

/// Elaborates `statements` on a fresh private server, which is gone when this returns.
///
/// Default privileges of the target are copied first, as far as no deployment put them there. Where the files turn out
/// to declare some of these themselves, the files are elaborated once more without them: they may be declared after
/// objects that must not have them.
pub async fn elaborate(spec: &ShadowSpec<'_>, statements: &[DeclaredStatement]) -> Result<Elaboration, ShadowError> {
    let copied: BTreeSet<ObjectId> = spec
        .have
        .objects
        .keys()
        .filter(|id| id.kind == Kind::DefaultPrivileges && id.relation == DEPLOYER)
        .filter(|id| spec.base.get(id).is_none())
        .cloned()
        .collect();
    let first = elaborate_once(spec, &copied, statements).await?;
    let undeclared: BTreeSet<ObjectId> = copied.iter().filter(|id| first.declared.get(id).is_none()).cloned().collect();
    if undeclared == copied { Ok(first) } else { elaborate_once(spec, &undeclared, statements).await }
}

async fn elaborate_once(
    spec: &ShadowSpec<'_>,
    defaults: &BTreeSet<ObjectId>,
    statements: &[DeclaredStatement],
) -> Result<Elaboration, ShadowError> {
    let server = start_ephemeral(spec.binaries, spec.cache, spec.superuser).await.map_err(ShadowError::Start)?;
    let sessions = prepare(&server, spec, defaults).await?;
    let elaboration = run_files(&sessions, spec, statements).await;
    drop(sessions);
    server.stop().await.map_err(ShadowError::Start)?;
    elaboration
}

async fn run_files(
    sessions: &Sessions,
    spec: &ShadowSpec<'_>,
    statements: &[DeclaredStatement],
) -> Result<Elaboration, ShadowError> {
    let admin = &sessions.admin.client;
    let before = load(admin, spec.deployer).await.map_err(ShadowError::Load)?;
    let start = next_transaction(admin).await.map_err(ShadowError::Prepare)?;
    let mut boundaries: Boundaries = Vec::with_capacity(statements.len());
    let mut notices = Vec::new();
    sessions.deployer.take_notices();
    let mut prefixes = Prefixes::new(spec.checkpoints, &before);
    let mut locals = LocalSettings::default();
    for (index, declared) in statements.iter().enumerate() {
        let boundary = run_statement(sessions, (index, declared), &locals).await?;
        locals.after(declared);
        boundaries.push(boundary);
        prefixes.after(index, admin, spec.deployer).await?;
        notices.extend(sessions.deployer.take_notices().into_iter().map(|notice| (index, notice)));
    }
    let full = load(admin, spec.deployer).await.map_err(ShadowError::Load)?;
    let declared = declared_part(&before, &full, start);
    let attribution = read_attribution(admin, &declared, &boundaries).await.map_err(ShadowError::Prepare)?;
    let checkpoints = prefixes.taken();
    Ok(Elaboration { full, initial: before, declared, attribution, notices, checkpoints })
}

async fn run_statement(
    sessions: &Sessions,
    (index, declared): (usize, &DeclaredStatement),
    locals: &LocalSettings,
) -> Result<i64, ShadowError> {
    let as_admin = needs_admin(declared);
    let session = if as_admin { &sessions.admin.client } else { &sessions.deployer.client };
    let settings = locals.around(declared, as_admin);
    let statement = &declared.statement;
    // A transaction of the file would hide which of its statements wrote a row; the effect is the same without it.
    let text = if statement.class == StatementClass::Transaction { "" } else { statement.text() };
    let number = format!("set wrench.statement = {index}");
    let (numbered, ran, boundary) =
        join3(session.batch_execute(&number), run_with(session, &settings, text), next_transaction(session)).await;
    numbered.map_err(ShadowError::Prepare)?;
    ran.map_err(|error| ShadowError::Statement { index, source: Box::new(PgError::from_driver(&error)) })?;
    let boundary = boundary.map_err(ShadowError::Prepare)?;
    // Names mean the same in both sessions.
    if statement.class == StatementClass::Session && statement.text().to_lowercase().contains("search_path") {
        sessions.admin.client.batch_execute(statement.text()).await.map_err(ShadowError::Prepare)?;
    }
    if declared.ends_file {
        sessions.admin.client.batch_execute("reset all").await.map_err(ShadowError::Prepare)?;
        let session = &sessions.deployer.client;
        session.batch_execute("reset all").await.map_err(ShadowError::Prepare)?;
        session.batch_execute("reset session authorization; reset role").await.map_err(ShadowError::Prepare)?;
    }
    Ok(boundary)
}

async fn next_transaction(client: &Client) -> Result<i64, tokio_postgres::Error> {
    let sql = "select pg_catalog.pg_snapshot_xmax(pg_catalog.pg_current_snapshot())::pg_catalog.text::pg_catalog.int8";
    let messages = client.simple_query(sql).await?;
    let value = messages.iter().find_map(|message| match message {
        tokio_postgres::SimpleQueryMessage::Row(row) => row.get(0)?.parse().ok(),
        _ => None,
    });
    Ok(value.unwrap_or_default())
}

fn needs_admin(declared: &DeclaredStatement) -> bool {
    let text = declared.statement.text();
    let is_safe_extension = || SAFE_EXTENSIONS.iter().any(|name| text.contains(name));
    match declared.statement.kind.as_str() {
        "create_extension" | "drop_extension" | "alter_extension" => is_safe_extension(),
        "comment_on" => text.to_lowercase().contains("on extension") && is_safe_extension(),
        // The new owner needs no rights here that it has on the target.
        kind => kind.starts_with("alter_") && text.to_lowercase().contains(" owner to "),
    }
}

/// What differs from before the first statement. Default privileges were copied from the target, where an earlier
/// deployment may have put them: they are declared when a statement wrote them, changed or not.
fn declared_part(before: &Catalog, after: &Catalog, start: i64) -> Catalog {
    let is_declared = |object: &Object| {
        let rewritten = object.id.kind == Kind::DefaultPrivileges && object.written_by >= start;
        rewritten || !before.get(&object.id).is_some_and(|old| old.same_as(object))
    };
    let declared = after.objects.iter().filter(|(_, object)| is_declared(object));
    Catalog {
        objects: declared.map(|(id, object)| (id.clone(), object.clone())).collect(),
        unmodelled: after.unmodelled.difference(&before.unmodelled).cloned().collect(),
        names: after.names.clone(),
    }
}
