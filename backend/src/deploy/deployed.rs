//! What is live and which phase it came with, for those who describe it. Changes nothing.

use std::collections::BTreeSet;

use time::OffsetDateTime;

use super::error::Stop;
use super::event::Event;
use super::refusals::files_failed;
use super::report::Status;
use super::request::{Confirm, DeployRequest};
use super::run::empty_report;
use super::stages::{Purpose, Stages};
use crate::catalog::{Catalog, Stamped};
use crate::files::{Declared, FilesError, PlatformKind, natural_cmp, read_declared};
use crate::finding::Finding;
use crate::plan::Base;

/// A phase as people know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhaseName {
    /// Short name, as `--phase` takes it and the journal has it.
    pub name: String,
    /// Title; the name where nobody gave one.
    pub title: String,
}

/// A database with what deployments left in it.
#[derive(Debug)]
pub struct Deployed {
    /// The live catalog.
    pub have: Catalog,
    /// What the last deployments left, with the phase of each object.
    pub base: Base,
    /// There has been a deployment.
    pub has_journal: bool,
    /// The platform it runs on.
    pub platform: PlatformKind,
    /// Phases in order: as the files have them, then those that only the journal knows.
    pub phases: Vec<PhaseName>,
}

/// Why nothing could be read.
#[derive(Debug)]
pub struct Unread {
    /// What is wrong.
    pub findings: Vec<Finding>,
    /// Exit code.
    pub exit_code: i32,
}

/// Reads the live state and the journal, under a shared lock so that half of a running deployment is never seen. Of the files
/// only names and titles of phases are taken, and they may be missing. `interrupted` ends it early.
///
/// # Errors
/// No connection, the lock is held, or the database refuses to be read.
pub async fn read_deployed(
    request: &DeployRequest,
    interrupted: impl Future<Output = ()>,
    mut on_event: impl FnMut(Event<'_>) + Send,
) -> Result<Deployed, Unread> {
    let request = DeployRequest { verify_only: true, seed: false, confirm: Confirm::Absent, ..request.clone() };
    let mut stages = Stages::new(&request, empty_report(OffsetDateTime::now_utc()), &mut on_event);
    let work = read(&mut stages, &request);
    tokio::pin!(work, interrupted);
    let outcome = tokio::select! {
        read = &mut work => read,
        () = &mut interrupted => Err(Stop::new(Status::Interrupted, 130, vec![interruption()])),
    };
    outcome.map_err(|stop| Unread { findings: stop.findings, exit_code: stop.exit_code })
}

async fn read(stages: &mut Stages<'_>, request: &DeployRequest) -> Result<Deployed, Stop> {
    let declared = match read_declared(&request.dir) {
        Ok(declared) => declared,
        Err(FilesError::OpenFolder { .. } | FilesError::Empty { .. }) => Declared::nothing(&request.dir),
        Err(error) => return Err(files_failed(error)),
    };
    stages.connect(Purpose::Description).await?;
    stages.lock(Purpose::Description).await?;
    let platform = stages.platform(&declared).await?;
    let (Stamped { catalog: have, .. }, journal) = stages.read_target().await?;
    let phases = phase_names(&declared, &journal.base);
    Ok(Deployed { have, base: journal.base, has_journal: journal.exists, platform, phases })
}

fn phase_names(declared: &Declared, base: &Base) -> Vec<PhaseName> {
    let named = |phase: &crate::files::Phase| PhaseName { name: phase.name.clone(), title: phase.title.clone() };
    let mut phases: Vec<PhaseName> = declared.phases.iter().map(named).collect();
    let known: BTreeSet<&str> = declared.phases.iter().map(|phase| phase.name.as_str()).collect();
    let deployed: BTreeSet<&str> = base.objects.values().map(|entry| entry.phase.as_str()).collect();
    let mut further: Vec<&str> = deployed.difference(&known).copied().collect();
    further.sort_by(|a, b| natural_cmp(a, b));
    phases.extend(further.into_iter().map(|name| PhaseName { name: name.to_owned(), title: name.to_owned() }));
    phases
}

fn interruption() -> Finding {
    Finding::error("interrupted", "reading the schema was interrupted").with_hint("Nothing was written; run it again.")
}
