//! The stages of a deploy, in order.

use std::collections::BTreeSet;
use std::time::Instant;

use tokio_postgres::Client;

use super::apply::{Applier, Recorder};
use super::baseline;
use super::error::{DeployError, Stop};
use super::event::Event;
use super::journal::{Journal, read_journal};
use super::migrations_table::{MigrationsTable, read_migrations_table};
use super::positions::{checkpoints_of, place};
use super::refusals::{
    declared_twice, files_failed, left_out, locked, refuse_cluster, refuse_unmodelled, shadow_failed, stop_on_verdicts,
};
use super::report::{Report, Status};
use super::request::{Confirm, DeployRequest};
use super::scope::select_phases;
use super::statements::{last_phase, parse_declared, up_to};
use super::target::{OpenTarget, binaries, open};
use crate::catalog::{Catalog, ObjectId, load};
use crate::files::{Declared, PlatformKind, Style, git_commit, read_declared};
use crate::finding::Finding;
use crate::plan::{Base, DeclaredStatement, Evidence, Inputs, Options, Plan, make_plan, tables_to_probe};
use crate::postgres::{LockOutcome, SUPERUSER, take_lock};
use crate::shadow::{Elaboration, ShadowSpec, elaborate};
use crate::sql::{StatementClass, qualified};

/// What a deploy holds while it runs.
pub(super) struct Stages<'a> {
    request: &'a DeployRequest,
    report: Report,
    on_event: &'a mut (dyn FnMut(Event<'_>) + Send),
    target: Option<OpenTarget>,
    is_recorded: bool,
}

/// Everything decided, before anything is sent.
pub(super) struct Decided {
    pub(super) statements: Vec<DeclaredStatement>,
    pub(super) phase_names: Vec<String>,
    pub(super) elaboration: Elaboration,
    pub(super) have: Catalog,
    pub(super) journal: Journal,
    pub(super) migrations: MigrationsTable,
    pub(super) evidence: Evidence,
    pub(super) options: Options,
}

impl Decided {
    /// The inputs of the plan.
    pub(super) fn inputs(&self) -> Inputs<'_> {
        Inputs {
            statements: &self.statements,
            phases: &self.phase_names,
            want: &self.elaboration.declared,
            full: &self.elaboration.full,
            initial: &self.elaboration.initial,
            have: &self.have,
            base: &self.journal.base,
            attribution: &self.elaboration.attribution,
            evidence: &self.evidence,
            options: &self.options,
        }
    }
}

impl<'a> Stages<'a> {
    pub(super) fn new(
        request: &'a DeployRequest,
        report: Report,
        on_event: &'a mut (dyn FnMut(Event<'_>) + Send),
    ) -> Self {
        Stages { request, report, on_event, target: None, is_recorded: false }
    }

    /// What is left when the deploy is over.
    pub(super) fn finish(self) -> (Report, Option<OpenTarget>, bool) {
        (self.report, self.target, self.is_recorded)
    }

    /// Runs all stages.
    pub(super) async fn run(&mut self) -> Result<Status, Stop> {
        let decided = self.decide().await?;
        let plan = make_plan(&decided.inputs());
        self.report.statements = super::apply::planned_reports(&decided, &plan);
        self.report.summary = super::apply::planned_summary(&decided, &plan);
        self.report.findings.extend(plan.findings.iter().cloned());
        stop_on_verdicts(&plan)?;
        if self.request.verify_only {
            return Ok(Status::Verified);
        }
        let is_session = |index: usize| {
            decided.statements.get(index).is_some_and(|declared| declared.statement.class == StatementClass::Session)
        };
        if plan.changes_anything(is_session) {
            self.require_confirmation(&plan)?;
        }
        self.apply(&decided, &plan).await
    }

    /// Everything up to the plan: files, target, lock, live state, journal, declared state.
    pub(super) async fn decide(&mut self) -> Result<Decided, Stop> {
        let declared = read_declared(&self.request.dir).map_err(files_failed)?;
        self.report.git_commit = git_commit(&self.request.dir);
        let selected = select_phases(&declared, self.request.phase.as_deref())?;
        self.report.phases = selected.iter().map(|index| declared.phases[*index].name.clone()).collect();
        self.report.findings.extend(left_out(&declared));
        let statements = parse_declared(&declared, &selected, self.request.seed)?;
        refuse_cluster(&statements)?;
        (self.on_event)(Event::Stage("connecting"));
        let application = format!("wrench deploy {}", self.report.id);
        self.target = Some(open(self.request, &application).await?);
        self.refuse_seeds_on_protected()?;
        self.lock().await?;
        let platform = self.platform(&declared).await?;
        let (have, journal) = self.read_target().await?;
        let deployed = deployed_phases(&journal);
        let last = last_phase(&declared.phases, &selected, &deployed);
        let statements = up_to(statements, last);
        let phase_names: Vec<String> = declared.phases.iter().map(|phase| phase.name.clone()).collect();
        let checkpoints = checkpoints_of(&statements, &have, &journal);
        let elaboration = self.elaborate(&statements, (&have, &journal.base), (platform, &checkpoints)).await?;
        refuse_unmodelled(&elaboration)?;
        self.report.findings.extend(declared_twice(&elaboration, &statements));
        let options = Options {
            heal: self.request.heal,
            allowed: self.request.allowed.clone(),
            converge_drift: self.request.converge_drift,
            run_data: self.request.run_data,
        };
        let evidence = Evidence {
            has_journal: journal.exists,
            built_by_journal: journal.built,
            applied: journal.applied.clone(),
            applied_files: journal.applied_files.clone(),
            ..Evidence::default()
        };
        let migrations = read_migrations_table(&self.open_target()?.connection.client, platform).await?;
        let mut decided =
            Decided { statements, phase_names, elaboration, have, journal, migrations, evidence, options };
        place(&mut decided);
        self.report.findings.extend(decided.migrations.disagreement(&decided.inputs()));
        let tables = tables_to_probe(&decided.inputs());
        decided.evidence.nonempty = probe(&self.open_target()?.connection.client, tables).await?;
        Ok(decided)
    }

    pub(super) fn open_target(&self) -> Result<&OpenTarget, Stop> {
        self.target.as_ref().ok_or_else(|| Stop::failed(Finding::error("no-target", "there is no connection")))
    }

    async fn lock(&mut self) -> Result<(), Stop> {
        let target = self.target.as_ref().ok_or_else(|| Stop::failed(Finding::error("no-target", "no connection")))?;
        self.report.target = Some((&target.connection.server).into());
        let wait = self.request.lock_wait;
        let on_event = &mut *self.on_event;
        let outcome = take_lock(&target.connection.client, wait, |holder| {
            on_event(Event::WaitingForLock { holder, wait_s: wait.as_secs() });
        });
        match outcome.await.map_err(DeployError::Read)? {
            LockOutcome::Taken => Ok(()),
            LockOutcome::Held(holder) => Err(locked(holder, wait)),
        }
    }

    async fn platform(&mut self, declared: &Declared) -> Result<PlatformKind, Stop> {
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

    async fn read_target(&mut self) -> Result<(Catalog, Journal), Stop> {
        (self.on_event)(Event::Stage("reading the live state"));
        let started = Instant::now();
        let target = self.open_target()?;
        let connection = &target.connection;
        let have = load(&connection.client, &connection.server.user).await.map_err(DeployError::Load)?;
        let journal = read_journal(&connection.client).await?;
        self.report.metrics.introspect = started.elapsed();
        Ok((have, journal))
    }

    async fn elaborate(
        &mut self,
        statements: &[DeclaredStatement],
        (have, base): (&Catalog, &Base),
        (platform, checkpoints): (PlatformKind, &BTreeSet<usize>),
    ) -> Result<Elaboration, Stop> {
        (self.on_event)(Event::Stage("elaborating the files on a private server"));
        let started = Instant::now();
        let target = self.open_target()?;
        let binaries = binaries(self.request, Some(target.connection.server.major()))?;
        let (roles, search_path) = read_session(&target.connection.client).await?;
        let is_supabase = platform == PlatformKind::Supabase;
        let spec = ShadowSpec {
            binaries: &binaries,
            cache: &self.request.cache_dir,
            superuser: if is_supabase { SUPERUSER } else { "wrench_root" },
            deployer: &target.connection.server.user,
            roles: if is_supabase { &[] } else { &roles },
            baseline: is_supabase.then_some(baseline::SUPABASE),
            search_path: &search_path,
            have,
            base,
            checkpoints,
        };
        let elaboration = elaborate(&spec, statements).await.map_err(|error| shadow_failed(error, statements));
        self.report.metrics.shadow = started.elapsed();
        elaboration
    }

    fn refuse_seeds_on_protected(&self) -> Result<(), Stop> {
        if !self.request.seed || !self.is_protected()? {
            return Ok(());
        }
        let finding = Finding::error("seeds-on-protected-target", "seeds are not deployed to a protected target")
            .with_detail("A target that is not this machine is protected unless configured otherwise.")
            .with_hint("Leave out `--seed`, or set `[target] protected = false` in wrench.toml.");
        Err(Stop::refused(finding))
    }

    fn require_confirmation(&mut self, plan: &Plan) -> Result<(), Stop> {
        if !self.is_protected()? {
            return Ok(());
        }
        let agreed = match self.request.confirm {
            Confirm::Given => true,
            Confirm::Absent => false,
            Confirm::Ask(ask) => {
                (self.on_event)(Event::Asking);
                let server = &self.open_target()?.connection.server;
                let count = plan.statements.iter().filter(|planned| planned.decision.runs()).count();
                ask(&format!("send {count} statements to database \"{}\" on {}?", server.database, server.host))
            }
        };
        if agreed {
            return Ok(());
        }
        let finding = Finding::error("not-confirmed", "the target is protected and the change was not confirmed")
            .with_hint("Look at it with `--verify-only`, then pass `--yes`.");
        Err(Stop::refused(finding))
    }

    fn is_protected(&self) -> Result<bool, Stop> {
        let target = self.open_target()?;
        let by_host = !target.is_embedded && !target.connection.server.is_loopback();
        Ok(self.request.protected.unwrap_or(by_host))
    }

    async fn apply(&mut self, decided: &Decided, plan: &Plan) -> Result<Status, Stop> {
        let target =
            self.target.as_ref().ok_or_else(|| Stop::failed(Finding::error("no-target", "there is no connection")))?;
        let recorder = Recorder {
            id: self.report.id.clone(),
            git_commit: self.report.git_commit.clone(),
            phases: self.report.phases.clone(),
        };
        self.is_recorded = true;
        let mut applier = Applier::new(&target.connection, decided, plan, &mut self.report, &mut *self.on_event);
        applier.run(&recorder).await
    }
}

fn deployed_phases(journal: &Journal) -> BTreeSet<&str> {
    journal.base.objects.values().map(|entry| entry.phase.as_str()).collect()
}

async fn probe(client: &Client, tables: BTreeSet<ObjectId>) -> Result<BTreeSet<ObjectId>, Stop> {
    let mut nonempty = BTreeSet::new();
    for table in tables {
        let sql = format!("select exists (select from {})", qualified(&table.schema, &table.name));
        if client.query_one(&sql, &[]).await.map_err(DeployError::Read)?.get(0) {
            nonempty.insert(table);
        }
    }
    Ok(nonempty)
}

async fn read_session(client: &Client) -> Result<(Vec<String>, String), Stop> {
    let sql = include_str!("queries/session.sql");
    let row = client.query_one(sql, &[]).await.map_err(DeployError::Read)?;
    let path: String = row.get(1);
    let path = if path.trim().is_empty() { "''".to_owned() } else { path };
    Ok((row.get(0), path))
}

/// The word for a style in the journal.
pub(super) fn style_word(style: Style) -> &'static str {
    match style {
        Style::State => "state",
        Style::History => "history",
    }
}
