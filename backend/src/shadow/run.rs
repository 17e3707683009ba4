//! Runs the declared statements one by one.

use futures_util::future::join;
use tokio_postgres::Client;

use super::admin::{is_for_superusers, tame_wrappers};
use super::attribution::Boundaries;
use super::extensions::{Untried, is_safe};
use super::limits::Watch;
use super::local_settings::{LocalSettings, run_with};
use super::prefixes::Prefixes;
use super::prepare::{Sessions, grant_to_deployer};
use super::spec::{Notices, ShadowError};
use super::waiting::Waiting;
use crate::heal::{Detour, Way, instead};
use crate::plan::DeclaredStatement;
use crate::postgres::PgError;
use crate::sql::{Reach, StatementClass, ident};

/// What came of running all statements.
#[derive(Default)]
pub(super) struct Ran {
    pub(super) boundaries: Boundaries,
    pub(super) notices: Notices,
    pub(super) untried: Untried,
    pub(super) detours: Vec<Detour>,
    pub(super) waiting: Waiting,
}

/// What the statements run with.
pub(super) struct Runner<'a> {
    pub(super) sessions: &'a Sessions,
    pub(super) statements: &'a [DeclaredStatement],
    /// Whether a statement that does not get through as it stands may do so in another way.
    pub(super) heals: bool,
    /// Whether it may wait for what it needs.
    pub(super) reorders: bool,
}

/// Runs all statements in order; each is a transaction of its own.
pub(super) async fn run_statements(
    runner: &Runner<'_>,
    (watch, prefixes): (&Watch, &mut Prefixes<'_>),
) -> Result<Ran, ShadowError> {
    let Runner { sessions, statements, .. } = *runner;
    let mut ran = Ran::default();
    let mut locals = LocalSettings::default();
    sessions.deployer.take_notices();
    for (index, declared) in statements.iter().enumerate() {
        watch.begin(index);
        let session = &sessions.deployer.client;
        let (outcome, boundary) = if takes_turns(&declared.statement.reach) || is_for_superusers(declared) {
            (run_statement(sessions, (index, declared), &locals).await, next_transaction(session).await)
        } else {
            join(run_statement(sessions, (index, declared), &locals), next_transaction(session)).await
        };
        ran.boundaries.push(boundary.map_err(ShadowError::Prepare)?);
        if outcome.is_ok() {
            tame_wrappers(&sessions.admin.client, declared, &sessions.name).await?;
        }
        match outcome {
            Ok(()) => ran.waiting.order.push(index),
            Err(error) => another_way(runner, &mut ran, index, error).await?,
        }
        ran.notices.extend(sessions.deployer.take_notices().into_iter().map(|notice| (index, notice)));
        locals.after(declared);
        prefixes.after(index, &sessions.admin.client, &sessions.name).await?;
        if declared.ends_file {
            session.batch_execute("reset all").await.map_err(ShadowError::Prepare)?;
            session.batch_execute("reset session authorization; reset role").await.map_err(ShadowError::Prepare)?;
        }
        if runner.reorders {
            ran.waiting.try_again(runner, index).await?;
        }
    }
    Ok(ran)
}

/// What becomes of a statement that failed: left untried, run in another way, or waiting for what it needs.
async fn another_way(runner: &Runner<'_>, ran: &mut Ran, index: usize, error: ShadowError) -> Result<(), ShadowError> {
    let ShadowError::Statement { source, .. } = &error else { return Err(error) };
    let declared = &runner.statements[index];
    if ran.untried.accounts_for(index, &declared.statement, source) {
        ran.waiting.order.push(index);
        return Ok(());
    }
    if runner.reorders && ran.waiting.takes(runner.statements, index, source) {
        return Ok(());
    }
    let Some((rule, way)) = instead(declared, source).filter(|_| runner.heals) else { return Err(error) };
    if let Way::Instead(text) = &way
        && numbered(&runner.sessions.deployer.client, index, ("", text)).await.is_err()
    {
        return Err(error);
    }
    ran.detours.push(Detour { statement: index, rule: rule.code.to_owned(), way });
    ran.waiting.order.push(index);
    Ok(())
}

/// What needs more than the files' own session cannot be sent together with the question that follows it.
fn takes_turns(reach: &Reach) -> bool {
    matches!(reach, Reach::Extension { .. } | Reach::CreateRole(_) | Reach::Owner)
}

/// Whether a statement is run as superuser here, where the files' role may not.
pub fn needs_superuser(declared: &DeclaredStatement) -> bool {
    is_safe(&declared.statement.reach) || is_for_superusers(declared)
}

async fn run_statement(
    sessions: &Sessions,
    (index, declared): (usize, &DeclaredStatement),
    locals: &LocalSettings,
) -> Result<(), ShadowError> {
    let statement = &declared.statement;
    let session = &sessions.deployer.client;
    let ran = match &statement.reach {
        _ if needs_superuser(declared) => as_superuser(sessions, index, statement.text()).await,
        Reach::CreateRole(name) => return make_role(sessions, index, name).await,
        // Attributes and settings say nothing of the objects of a database, and the roles here are stubs.
        Reach::AlterRole => return Ok(()),
        // A transaction of the file would hide which of its statements wrote a row; the effect is the same without it.
        _ if statement.class == StatementClass::Transaction => return Ok(()),
        _ => numbered(session, index, (&locals.around(declared), statement.text())).await,
    };
    let Err(error) = ran else { return Ok(()) };
    let source = Box::new(PgError::from_driver(&error));
    // The new owner needs no rights here that it has on the target. What was asked before this right was whether the
    // files' role owns the object and is a member of the new owner, so neither is ever a superuser's.
    let lacks_create = source.sqlstate == "42501"
        && ["permission denied for schema", "permission denied for database"]
            .iter()
            .any(|words| source.message.starts_with(words));
    if statement.reach == Reach::Owner && lacks_create {
        let again = as_superuser(sessions, index, statement.text()).await;
        return again.map_err(|error| failed(index, &error));
    }
    Err(ShadowError::Statement { index, source })
}

/// Sends a text with the number that the trace notes; one round trip.
pub(super) async fn numbered(
    session: &Client,
    index: usize,
    (settings, text): (&str, &str),
) -> Result<(), tokio_postgres::Error> {
    let number = format!("set wrench.statement = {index}");
    let (numbered, ran) = join(session.batch_execute(&number), run_with(session, settings, text)).await;
    numbered.and(ran)
}

/// Sends a text as the superuser, with names meaning what they mean to the files. As a prepared statement it is one
/// command, whatever the server reads in it.
async fn as_superuser(sessions: &Sessions, index: usize, text: &str) -> Result<(), tokio_postgres::Error> {
    let admin = &sessions.admin.client;
    let path: String = sessions.deployer.client.query_one(include_str!("effective_path.sql"), &[]).await?.get(0);
    admin.execute("select pg_catalog.set_config('search_path', $1, false)", &[&path]).await?;
    admin.batch_execute(&format!("set wrench.statement = {index}")).await?;
    admin.execute(text, &[]).await.map(drop)
}

/// A role of the files is a name without rights; one that the target has is there already.
async fn make_role(sessions: &Sessions, index: usize, name: &str) -> Result<(), ShadowError> {
    if sessions.roles.contains(name) {
        return Ok(());
    }
    let create = format!("create role {} nologin", ident(name));
    numbered(&sessions.deployer.client, index, ("", &create)).await.map_err(|error| failed(index, &error))?;
    grant_to_deployer(&sessions.admin.client, name, &sessions.name).await
}

fn failed(index: usize, error: &tokio_postgres::Error) -> ShadowError {
    ShadowError::Statement { index, source: Box::new(PgError::from_driver(error)) }
}

/// The number that the next transaction will have.
pub(super) async fn next_transaction(client: &Client) -> Result<i64, tokio_postgres::Error> {
    let sql = "select pg_catalog.pg_snapshot_xmax(pg_catalog.pg_current_snapshot())::pg_catalog.text::pg_catalog.int8";
    let messages = client.simple_query(sql).await?;
    let value = messages.iter().find_map(|message| match message {
        tokio_postgres::SimpleQueryMessage::Row(row) => row.get(0)?.parse().ok(),
        _ => None,
    });
    Ok(value.unwrap_or_default())
}
