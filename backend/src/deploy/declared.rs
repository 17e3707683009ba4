//! What the files declare, without a database to hold it against. Connects to nothing but a private server.

use std::collections::BTreeSet;

use super::Unread;
use super::baseline;
use super::elaborated::with_spec;
use super::error::Stop;
use super::event::Event;
use super::private_server::DEPLOYER;
use super::refusals::files_failed;
use super::report::Status;
use super::request::DeployRequest;
use super::statements::parse_declared;
use super::target::binaries;
use super::untried::{declared_twice, refuse_server, unproved};
use crate::catalog::Catalog;
use crate::files::{Declared, PlatformKind, read_declared};
use crate::finding::Finding;
use crate::plan::{Base, HealLevel};
use crate::postgres::SUPERUSER;
use crate::shadow::ShadowSpec;

/// Where names are looked for on the platform (`deploy/baseline/supabase.sql`), and on a server that nobody configured.
const PLATFORM_PATH: &str = "\"$user\", public, extensions";
const PLAIN_PATH: &str = "\"$user\", public";

/// The declared state as a value.
#[derive(Debug)]
pub struct DeclaredSchema {
    /// Everything there would be, the platform's own objects included.
    pub catalog: Catalog,
    /// The files that declare it.
    pub files: Declared,
    /// What there is to say of the files.
    pub findings: Vec<Finding>,
}

/// Elaborates what the folder of the request declares, seeds left out, or takes it from the cache. The target of the request is
/// not asked; without a platform by configuration the files run on the one that private servers have.
///
/// # Errors
/// The files cannot be read or do not run, or there are no server programs.
pub async fn declared_schema(
    request: &DeployRequest,
    interrupted: impl Future<Output = ()>,
    mut on_event: impl FnMut(Event<'_>) + Send,
) -> Result<DeclaredSchema, Unread> {
    let work = elaborated(request, &mut on_event);
    tokio::pin!(work, interrupted);
    let outcome = tokio::select! {
        schema = &mut work => schema,
        () = &mut interrupted => Err(Stop::new(Status::Interrupted, 130, vec![interruption()])),
    };
    outcome.map_err(|stop| Unread { findings: stop.findings, exit_code: stop.exit_code })
}

async fn elaborated(
    request: &DeployRequest,
    on_event: &mut (dyn FnMut(Event<'_>) + Send),
) -> Result<DeclaredSchema, Stop> {
    let files = read_declared(&request.dir).map_err(files_failed)?;
    let all = (0..files.phases.len()).collect();
    let statements = parse_declared(&files, &all, false)?;
    refuse_server(&statements)?;
    let is_plain = request.platform.or(files.platform) == Some(PlatformKind::None);
    let binaries = binaries(request, None)?;
    let (have, base, checkpoints) = (Catalog::default(), Base::default(), BTreeSet::new());
    let spec = ShadowSpec {
        binaries: &binaries,
        cache: &request.cache_dir,
        superuser: if is_plain { "wrench_root" } else { SUPERUSER },
        deployer: DEPLOYER,
        roles: &[],
        baseline: (!is_plain).then_some(baseline::SUPABASE),
        search_path: if is_plain { PLAIN_PATH } else { PLATFORM_PATH },
        have: &have,
        base: &base,
        limits: request.limits,
        checkpoints: &checkpoints,
        heals: request.heal != HealLevel::Off,
    };
    let elaboration = with_spec(&spec, &statements, on_event).await?;
    let mut findings = unproved(&elaboration, &statements, &request.accepted)?;
    findings.extend(declared_twice(&elaboration, &statements)?);
    Ok(DeclaredSchema { catalog: elaboration.full, files, findings })
}

fn interruption() -> Finding {
    Finding::error("interrupted", "reading the declared files was interrupted")
        .with_hint("Nothing was changed; run it again.")
}
