//! The stages of a deploy, in order.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Instant;

use super::apply::{Applier, Recorder};
use super::baseline;
use super::decided::Decided;
use super::elaborated::{Surroundings, declared_state};
use super::error::{DeployError, Stop};
use super::event::Event;
use super::facts::probe;
use super::journal::{Journal, read_journal};
use super::migrations_table::read_migrations_table;
use super::positions::{checkpoints_of, place};
use super::preview::refuse_stale;
use super::refusals::{locked, stop_on_verdicts};
use super::report::{Report, Status};
use super::request::DeployRequest;
use super::scope::Files;
use super::statements::{last_phase, parse_declared, up_to, without_unknown_seeds};
use super::target::{OpenTarget, open, refuse_read_only};
use super::trial::try_plan;
use super::untried::{declared_twice, names_cut, refuse_server, unproved};
use crate::catalog::{Catalog, Stamped, load_stamped};
use crate::files::{Declared, PlatformKind, Style};
use crate::finding::Finding;
use crate::plan::{
    Base, DeclaredStatement, Evidence, Options, Plan, make_plan, mark_moments, names_in_database, tables_to_probe,
};
use crate::postgres::{LockOutcome, release_shared_lock, take_lock, take_shared_lock};
use crate::shadow::{Elaboration, in_order};

/// What a deploy holds while it runs.
pub(super) struct Stages<'a> {
    pub(super) request: &'a DeployRequest,
    pub(super) report: Report,
    on_event: &'a mut (dyn FnMut(Event<'_>) + Send),
    target: Option<OpenTarget>,
    platform: Option<PlatformKind>,
    pub(super) files: Option<Arc<Files>>,
    is_recorded: bool,
}

/// What the live state is read for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// To change it: nobody else may read or change it meanwhile.
    Deploy,
    /// To compare it: nobody may change it while it is read.
    Survey,
    /// To describe it, in the same way.
    Description,
}

impl<'a> Stages<'a> {
    pub(super) fn new(
        request: &'a DeployRequest,
        report: Report,
        on_event: &'a mut (dyn FnMut(Event<'_>) + Send),
    ) -> Self {
        Stages { request, report, on_event, target: None, platform: None, files: None, is_recorded: false }
    }

    /// What is left when the deploy is over.
    pub(super) fn finish(self) -> (Report, Option<OpenTarget>, bool) {
        (self.report, self.target, self.is_recorded)
    }

    /// Runs all stages.
    pub(super) async fn run(&mut self) -> Result<Status, Stop> {
        if let Some(status) = self.nothing_to_do().await? {
            return Ok(status);
        }
        let (decided, plan) = self.planned().await?;
        refuse_stale(self, &decided, &plan)?;
        let is_applied = plan.verdicts.is_empty();
        let in_the_way = self.rows_in_the_way(&decided, &plan, is_applied).await?;
        stop_on_verdicts(&plan)?;
        if in_the_way {
            return Err(Stop::new(Status::Failed, 1, Vec::new()));
        }
        if self.request.verify_only {
            return self.verify(decided, plan).await;
        }
        if decided.changes_anything(&plan) {
            self.require_confirmation(&plan)?;
        }
        self.apply(&decided, &plan).await
    }

    /// Changes nothing; tries the plan on a copy of the live schema where that is asked for.
    async fn verify(&mut self, decided: Decided, plan: Plan) -> Result<Status, Stop> {
        if !self.request.tries_plan || !decided.changes_anything(&plan) {
            return Ok(Status::Verified);
        }
        (self.on_event)(Event::Stage("trying the plan on a copy of the live schema"));
        let target = self.target.as_ref().ok_or_else(|| Stop::failed(Finding::error("no-target", "no connection")))?;
        let tried = try_plan(self.request, target, (decided, plan), &self.report).await?;
        self.report.findings.extend(tried.findings);
        self.report.statements = tried.statements;
        self.report.summary.failed += usize::from(tried.stop.is_some());
        tried.stop.map_or(Ok(Status::Verified), Err)
    }

    /// What is decided, and the plan that follows from it, whether or not it can be applied.
    pub(super) async fn planned(&mut self) -> Result<(Decided, Plan), Stop> {
        let decided = self.decide().await?;
        let plan = make_plan(&decided.inputs());
        self.report.statements = super::apply::planned_reports(&decided, &plan);
        self.report.segments = super::apply::planned_segments(&decided, &plan);
        self.report.summary = super::apply::planned_summary(&decided, &plan);
        self.report.findings.extend(plan.findings.iter().cloned());
        Ok((decided, plan))
    }

    /// Everything up to the plan of a deploy.
    pub(super) async fn decide(&mut self) -> Result<Decided, Stop> {
        let mut decided = self.gather(Purpose::Deploy).await?;
        place(&mut decided);
        self.report.findings.extend(decided.migrations.disagreement(&decided.inputs()));
        let tables = tables_to_probe(&decided.inputs());
        decided.evidence.nonempty = probe(&self.open_target()?.connection.client, tables).await?;
        Ok(decided)
    }

    /// Files, target, lock, live state, journal, declared state.
    pub(super) async fn gather(&mut self, purpose: Purpose) -> Result<Decided, Stop> {
        let files = self.files()?;
        let Files { declared, selected } = files.as_ref();
        let deploys = purpose == Purpose::Deploy;
        let statements = parse_declared(declared, selected, self.request.seed || !deploys)?;
        refuse_server(&statements)?;
        let platform = self.reach(purpose, declared).await?;
        let (Stamped { catalog: have, stamp }, journal) = self.read_target().await?;
        let statements = if deploys {
            up_to(statements, last_phase(&declared.phases, selected, &deployed_phases(&journal)))
        } else {
            release_shared_lock(&self.open_target()?.connection.client).await.map_err(DeployError::Read)?;
            without_unknown_seeds(statements, declared, &journal.applied)
        };
        let phase_names: Vec<String> = declared.phases.iter().map(|phase| phase.name.clone()).collect();
        // An audit compares with the whole of the files, wherever the database stands.
        let checkpoints = if deploys { checkpoints_of(&statements, &have, &journal) } else { BTreeSet::new() };
        let mut statements = statements;
        let elaboration = self.elaborate(&mut statements, (&have, &journal.base), (platform, &checkpoints)).await?;
        let options = Options {
            heal: self.request.heal,
            allowed: self.request.allowed.clone(),
            converge_drift: self.request.converge_drift,
            run_data: self.request.run_data,
            atomic: self.request.atomic,
        };
        let evidence = Evidence {
            has_journal: journal.exists,
            built_by_journal: journal.built,
            applied: journal.applied.clone(),
            applied_files: journal.applied_files.clone(),
            detours: elaboration.detours.clone(),
            ..Evidence::default()
        };
        let migrations = read_migrations_table(&self.open_target()?.connection.client, platform).await?;
        let heal_rules = self.request.heal_rules.clone();
        Ok(Decided {
            statements,
            phase_names,
            selected: selected.clone(),
            elaboration,
            have,
            stamp,
            journal,
            migrations,
            evidence,
            options,
            platform,
            heal_rules,
        })
    }

    /// Connection, lock, platform.
    pub(super) async fn reach(&mut self, purpose: Purpose, declared: &Declared) -> Result<PlatformKind, Stop> {
        if let Some(platform) = self.platform {
            return Ok(platform);
        }
        self.connect(purpose).await?;
        self.lock(purpose).await?;
        let platform = self.platform(declared).await?;
        self.platform = Some(platform);
        Ok(platform)
    }

    pub(super) fn tell(&mut self, event: Event<'_>) {
        (self.on_event)(event);
    }

    pub(super) async fn connect(&mut self, purpose: Purpose) -> Result<(), Stop> {
        (self.on_event)(Event::Stage("connecting"));
        let application = match purpose {
            Purpose::Deploy => format!("wrench deploy {}", self.report.id),
            Purpose::Survey => "wrench audit".to_owned(),
            Purpose::Description => "wrench docs".to_owned(),
        };
        let target = open(self.request, &application).await?;
        let outcome = if purpose == Purpose::Deploy { refuse_read_only(&target) } else { Ok(()) };
        self.target = Some(target);
        outcome?;
        self.refuse_seeds_on_protected()
    }

    pub(super) fn open_target(&self) -> Result<&OpenTarget, Stop> {
        self.target.as_ref().ok_or_else(|| Stop::failed(Finding::error("no-target", "there is no connection")))
    }

    pub(super) async fn lock(&mut self, purpose: Purpose) -> Result<(), Stop> {
        let target = self.target.as_ref().ok_or_else(|| Stop::failed(Finding::error("no-target", "no connection")))?;
        self.report.target = Some((&target.connection.server).into());
        let wait = self.request.lock_wait;
        let on_event = &mut *self.on_event;
        let on_wait = |holder: Option<&_>| on_event(Event::WaitingForLock { holder, wait_s: wait.as_secs() });
        let outcome = match purpose {
            Purpose::Deploy => take_lock(&target.connection.client, wait, on_wait).await,
            _ => take_shared_lock(&target.connection.client, wait, on_wait).await,
        };
        match outcome.map_err(DeployError::Read)? {
            LockOutcome::Taken => Ok(()),
            LockOutcome::Held(holder) => Err(locked(holder, wait)),
        }
    }

    pub(super) async fn platform(&mut self, declared: &Declared) -> Result<PlatformKind, Stop> {
        let target = self.open_target()?;
        let asked = self.request.platform.or(declared.platform).unwrap_or(PlatformKind::Auto);
        let flat = !declared.has_phases_file && declared.phases.len() == 1;
        let client = &target.connection.client;
        let is_supabase = match asked {
            PlatformKind::Supabase => true,
            PlatformKind::None => false,
            PlatformKind::Auto if flat && !target.is_embedded => false,
            PlatformKind::Auto => {
                let sql = "select exists (select from pg_catalog.pg_roles where rolname = 'supabase_admin')";
                client.query_one(sql, &[]).await.map_err(DeployError::Read)?.get(0)
            }
        };
        if is_supabase && !self.request.verify_only {
            let user = target.connection.server.user.clone();
            baseline::apply_where_absent(client, &user).await?;
        }
        Ok(if is_supabase { PlatformKind::Supabase } else { PlatformKind::None })
    }

    pub(super) async fn read_target(&mut self) -> Result<(Stamped, Journal), Stop> {
        (self.on_event)(Event::Stage("reading the live state"));
        let started = Instant::now();
        let target = self.open_target()?;
        let connection = &target.connection;
        let have = load_stamped(&connection.client, &connection.server.user).await.map_err(DeployError::Load)?;
        let journal = read_journal(&connection.client).await?;
        self.report.metrics.introspect = started.elapsed();
        Ok((have, journal))
    }

    async fn elaborate(
        &mut self,
        statements: &mut Vec<DeclaredStatement>,
        (have, base): (&Catalog, &Base),
        (platform, checkpoints): (PlatformKind, &BTreeSet<usize>),
    ) -> Result<Elaboration, Stop> {
        let target = self.target.as_ref().ok_or_else(|| Stop::failed(Finding::error("no-target", "no connection")))?;
        let around = Surroundings { target, have, base, platform, checkpoints };
        let (elaboration, took) = declared_state(self.request, &around, statements, &mut *self.on_event).await?;
        self.report.metrics.shadow = took;
        *statements = in_order(std::mem::take(statements), &elaboration.order);
        let statements = statements.as_slice();
        self.report.findings.extend(names_cut(&elaboration, statements));
        self.report.findings.extend(unproved(&elaboration, statements, &self.request.accepted)?);
        self.report.findings.extend(declared_twice(&elaboration, statements)?);
        let names = names_in_database(statements, &elaboration.attribution, &elaboration.full, (have, base));
        let mut elaboration = elaboration.renamed(&names, have);
        mark_moments(statements, &elaboration.attribution, &mut elaboration.declared);
        mark_moments(statements, &elaboration.attribution, &mut elaboration.full);
        Ok(elaboration)
    }

    async fn apply(&mut self, decided: &Decided, plan: &Plan) -> Result<Status, Stop> {
        let target =
            self.target.as_mut().ok_or_else(|| Stop::failed(Finding::error("no-target", "there is no connection")))?;
        let recorder = Recorder {
            id: self.report.id.clone(),
            git_commit: self.report.git_commit.clone(),
            phases: self.report.phases.clone(),
        };
        self.is_recorded = true;
        let mut applier = Applier::new(
            (&mut target.connection, Some(&target.way)),
            decided,
            plan,
            &mut self.report,
            &mut *self.on_event,
        );
        let status = applier.run(&recorder).await?;
        let left = applier.left();
        self.note(decided, plan, &left).await;
        Ok(status)
    }
}

fn deployed_phases(journal: &Journal) -> BTreeSet<&str> {
    journal.base.objects.values().map(|entry| entry.phase.as_str()).collect()
}

/// The word for a style in the journal.
pub(super) fn style_word(style: Style) -> &'static str {
    match style {
        Style::State => "state",
        Style::History => "history",
    }
}
