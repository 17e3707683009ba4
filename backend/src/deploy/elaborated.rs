//! Asks for the declared state: remembered, or made on a private server.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use tokio_postgres::Client;

use super::baseline;
use super::error::{DeployError, Stop};
use super::event::Event;
use super::request::DeployRequest;
use super::target::{OpenTarget, binaries};
use super::untried::shadow_failed;
use crate::catalog::Catalog;
use crate::files::PlatformKind;
use crate::plan::{Base, DeclaredStatement, HealLevel};
use crate::postgres::SUPERUSER;
use crate::shadow::{Elaboration, ShadowSpec, elaborate, remembered};

/// What the target is like, as far as the declared state depends on it.
pub(super) struct Surroundings<'a> {
    pub(super) target: &'a OpenTarget,
    pub(super) have: &'a Catalog,
    pub(super) base: &'a Base,
    pub(super) platform: PlatformKind,
    pub(super) checkpoints: &'a BTreeSet<usize>,
}

/// The declared state, and how long it took.
pub(super) async fn declared_state(
    request: &DeployRequest,
    around: &Surroundings<'_>,
    statements: &[DeclaredStatement],
    on_event: &mut (dyn FnMut(Event<'_>) + Send),
) -> Result<(Elaboration, Duration), Stop> {
    let started = Instant::now();
    let server = &around.target.connection.server;
    let binaries = binaries(request, Some(server.major()))?;
    let (roles, search_path) = read_session(&around.target.connection.client).await?;
    let is_supabase = around.platform == PlatformKind::Supabase;
    let spec = ShadowSpec {
        binaries: &binaries,
        cache: &request.cache_dir,
        superuser: if is_supabase { SUPERUSER } else { "wrench_root" },
        deployer: &server.user,
        roles: &roles,
        baseline: is_supabase.then_some(baseline::SUPABASE),
        search_path: &search_path,
        have: around.have,
        base: around.base,
        limits: request.limits,
        checkpoints: around.checkpoints,
        heals: request.heal != HealLevel::Off,
    };
    let elaboration = with_spec(&spec, statements, on_event).await?;
    Ok((elaboration, started.elapsed()))
}

/// The declared state on a private server as described: remembered, or made.
pub(super) async fn with_spec(
    spec: &ShadowSpec<'_>,
    statements: &[DeclaredStatement],
    on_event: &mut (dyn FnMut(Event<'_>) + Send),
) -> Result<Elaboration, Stop> {
    if let Some(known) = remembered(spec, statements) {
        on_event(Event::Stage("taking the declared state from the cache"));
        return Ok(known);
    }
    on_event(Event::Stage("elaborating the files on a private server"));
    elaborate(spec, statements).await.map_err(|error| shadow_failed(error, statements, spec))
}

async fn read_session(client: &Client) -> Result<(Vec<String>, String), Stop> {
    let row = client.query_one(include_str!("queries/session.sql"), &[]).await.map_err(DeployError::Read)?;
    Ok((row.get(0), row.get(1)))
}
