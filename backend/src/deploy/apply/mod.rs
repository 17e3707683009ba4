//! Sends the plan: one transaction per segment, proof before COMMIT, journal in the same transaction.

mod again;
mod alone;
mod base;
mod concerns;
mod given_up;
mod heard;
mod lost;
mod proof;
mod records;
mod refused;
mod reports;
mod seen;
mod session;
mod window;

use std::collections::BTreeSet;
use std::time::Instant;

use tokio_postgres::Client;

use super::decided::Decided;
use super::error::{DeployError, Stop};
use super::event::Event;
use super::journal::{
    BaseChange, DeploymentRow, JournalRow, close_deployment, open_deployment, record_base, record_base_changes,
    record_statements,
};
use super::report::{Report, StatementStatus, Status};
use super::settled::Left;
use super::target::Way;
use crate::catalog::Stamped;
use crate::plan::{AppliedKey, Base, Plan, PlannedStatement, Segment, SegmentKind};
use crate::postgres::{Connection, Notice};

use base::base_after;
use concerns::Concerns;
use lost::Fate;
use window::Failure;

pub(super) use base::declared_by;
pub(super) use records::journal_rows;
pub(super) use reports::{place_of, planned_reports, planned_segments, planned_summary, server_error};
pub(super) use session::Settings;

/// What the journal notes of the deployment.
pub(super) struct Recorder {
    pub(super) id: String,
    pub(super) git_commit: Option<String>,
    pub(super) phases: Vec<String>,
}

/// Sends one plan.
pub(super) struct Applier<'a> {
    connection: &'a mut Connection,
    /// How to get another one; none where that makes no sense.
    way: Option<&'a Way>,
    decided: &'a Decided,
    plan: &'a Plan,
    report: &'a mut Report,
    on_event: &'a mut (dyn FnMut(Event<'_>) + Send),
    base: Base,
    sent: usize,
    to_send: usize,
    windows: usize,
    settings: Settings<'a>,
    concerns: Concerns<'a>,
    /// Planned statements that are committed.
    done: BTreeSet<usize>,
    /// The deployment has its row.
    is_open: bool,
    /// How often the connection was lost.
    losses: u32,
    /// The number of the transaction whose COMMIT is on its way.
    committing: Option<String>,
    /// The catalog as it was read last inside a transaction or after it.
    proved: Option<Stamped>,
    recorded: BTreeSet<AppliedKey>,
    /// Statements before which deferred constraints are checked.
    immediate: BTreeSet<usize>,
    /// What the server said unasked in the running segment.
    notices: Vec<Notice>,
}

impl<'a> Applier<'a> {
    pub(super) fn new(
        (connection, way): (&'a mut Connection, Option<&'a Way>),
        decided: &'a Decided,
        plan: &'a Plan,
        report: &'a mut Report,
        on_event: &'a mut (dyn FnMut(Event<'_>) + Send),
    ) -> Self {
        let to_send = plan.statements.iter().filter(|planned| is_work(decided, planned)).count();
        Applier {
            connection,
            way,
            decided,
            plan,
            report,
            on_event,
            base: decided.journal.base.clone(),
            sent: 0,
            to_send,
            windows: 0,
            settings: Settings::of(decided, plan),
            concerns: Concerns::of(decided, plan),
            done: BTreeSet::new(),
            is_open: false,
            losses: 0,
            committing: None,
            proved: None,
            recorded: BTreeSet::new(),
            immediate: BTreeSet::new(),
            notices: Vec::new(),
        }
    }

    /// Sends all segments, then proves the whole.
    pub(super) async fn run(&mut self, recorder: &Recorder) -> Result<Status, Stop> {
        (self.on_event)(Event::Planned { to_run: self.to_send });
        let started = Instant::now();
        let row = DeploymentRow {
            id: &recorder.id,
            git_commit: recorder.git_commit.as_deref(),
            phases: &recorder.phases,
            builds: self.decided.inputs().builds(),
        };
        while let Err(error) = open_deployment(self.client(), &row).await {
            self.come_back(recorder, None, Stop::from(error).into()).await?;
        }
        self.is_open = true;
        for (number, segment) in self.plan.segments.iter().enumerate() {
            let outcome = self.run_segment(recorder, segment).await;
            self.note_segment(number, outcome.is_ok());
            outcome?;
            self.done.extend(&segment.statements);
        }
        while let Err(stop) = self.finish(recorder, started).await {
            self.come_back(recorder, None, stop.into()).await?;
        }
        Ok(Status::Succeeded)
    }

    /// Proof of the whole, and the end of the deployment's row.
    async fn finish(&mut self, recorder: &Recorder, started: Instant) -> Result<(), Stop> {
        if self.to_send > 0 {
            self.prove_whole().await?;
            // PostgREST reads its schema cache again; nobody listening is fine.
            let notify = "select pg_catalog.pg_notify('pgrst', 'reload schema')";
            self.client().batch_execute(notify).await.map_err(DeployError::Read)?;
        }
        self.report.metrics.apply = started.elapsed();
        let summary = super::log::summary_json(&self.report.summary).to_string();
        Ok(close_deployment(self.client(), &recorder.id, Status::Succeeded.as_str(), 0, &summary).await?)
    }

    /// What is left when all is done.
    pub(super) fn left(self) -> Left {
        Left { proved: self.proved, recorded: self.recorded, base: self.base }
    }

    fn note_segment(&mut self, number: usize, is_done: bool) {
        let Report { segments, statements, .. } = &mut *self.report;
        let Some(segment) = segments.get_mut(number) else { return };
        if segment.status != StatementStatus::Skipped {
            let in_doubt = |at: &usize| statements[*at].status == StatementStatus::InDoubt;
            segment.status = match is_done {
                true => StatementStatus::Done,
                false if segment.statements.iter().any(in_doubt) => StatementStatus::InDoubt,
                false => StatementStatus::Failed,
            };
        }
    }

    fn client(&self) -> &Client {
        &self.connection.client
    }

    async fn run_segment(&mut self, recorder: &Recorder, segment: &Segment) -> Result<(), Stop> {
        if segment.kind == SegmentKind::Autocommit {
            return self.run_alone(recorder, segment).await;
        }
        let mut failures = 0;
        loop {
            let failure = match self.try_segment(recorder, segment).await {
                Ok(()) => return Ok(()),
                Err(failure) => failure,
            };
            if self.loss(&failure).is_some() {
                self.come_back(recorder, Some(segment), failure).await?;
                if self.fate(recorder, segment).await? == Fate::Committed {
                    self.mark(segment, StatementStatus::RolledBack, StatementStatus::Done);
                    return Ok(());
                }
                continue;
            }
            let (at, error) = match failure {
                Failure::Stop(stop) => return Err(stop),
                Failure::Refused { at, error } => (at, error),
            };
            failures += 1;
            if !self.waits_for_another_try(at, &error, failures).await {
                return Err(self.refused(at, &error));
            }
        }
    }

    /// One transaction, which is taken back whatever goes wrong.
    async fn try_segment(&mut self, recorder: &Recorder, segment: &Segment) -> Result<(), Failure> {
        let started = Instant::now();
        drop(self.connection.take_notices());
        transaction(self.client(), "begin").await?;
        let works = segment.statements.iter().any(|at| is_work(self.decided, &self.plan.statements[*at]));
        let left = if works { self.send_and_prove(segment).await } else { Ok(Vec::new()) };
        let left = match left {
            Ok(left) => left,
            Err(failure) => {
                self.roll_back(segment).await;
                return Err(failure);
            }
        };
        self.record(recorder, segment, left).await?;
        self.commit().await?;
        self.mark(segment, StatementStatus::RolledBack, StatementStatus::Done);
        if works {
            self.report.metrics.longest_transaction = self.report.metrics.longest_transaction.max(started.elapsed());
        }
        Ok(())
    }

    /// Sends COMMIT. Its transaction's number is known before, so that the server can be asked if the answer is lost.
    async fn commit(&mut self) -> Result<(), Stop> {
        let sql = include_str!("../queries/before_commit.sql");
        let row = self.client().query_one(sql, &[]).await.map_err(DeployError::Read)?;
        self.committing = Some(row.get(0));
        transaction(self.client(), "commit").await?;
        self.committing = None;
        Ok(())
    }

    async fn send_and_prove(&mut self, segment: &Segment) -> Result<Vec<BaseChange>, Failure> {
        self.send_all(segment).await?;
        self.hear()?;
        let ready = self.ready(segment);
        let seen = self.settled(&ready).await?;
        let unproved = self.unproved(&ready, &seen.catalog);
        if unproved.is_empty() {
            self.account_for_skips(&seen.catalog);
        }
        let left = self.left_by(segment, &ready, &seen.catalog);
        self.proved = seen.whole();
        if unproved.is_empty() { Ok(left) } else { Err(Stop::new(Status::Failed, 1, unproved).into()) }
    }

    async fn roll_back(&mut self, segment: &Segment) {
        // A lost session has nothing to take back; the error that led here is the one to report.
        drop(self.client().batch_execute("rollback").await);
        self.mark(segment, StatementStatus::Done, StatementStatus::RolledBack);
    }

    fn mark(&mut self, segment: &Segment, from: StatementStatus, to: StatementStatus) {
        for at in &segment.statements {
            let status = &mut self.report.statements[*at].status;
            if *status == from {
                *status = to;
            }
        }
    }

    async fn record(&mut self, recorder: &Recorder, segment: &Segment, left: Vec<BaseChange>) -> Result<(), Stop> {
        let rows = records::journal_rows(self.decided, self.plan, segment, "done");
        record_statements(self.client(), &recorder.id, &rows).await?;
        self.recorded.extend(rows.into_iter().filter_map(JournalRow::into_key));
        let done = segment.statements.iter().filter_map(|at| self.plan.statements[*at].index);
        let kept = self.decided.migrations.keep(self.client(), &self.decided.statements, done).await?;
        self.report.findings.extend(kept);
        record_base_changes(self.client(), &left).await?;
        left.into_iter().for_each(|change| change.make(&mut self.base));
        if !segment.ends.is_empty() {
            for phase in &segment.ends {
                self.base = base_after(self.decided, std::mem::take(&mut self.base), *phase);
            }
            record_base(self.client(), &recorder.id, &self.base).await?;
        }
        Ok(())
    }
}

async fn transaction(client: &Client, action: &'static str) -> Result<(), Stop> {
    let done = client.batch_execute(action).await;
    Ok(done.map_err(|source| DeployError::Transaction { action, source })?)
}

/// Whether anything but a session setting is sent.
pub(super) fn is_work(decided: &Decided, planned: &PlannedStatement) -> bool {
    use crate::sql::StatementClass::{Session, Transaction};
    let class = planned.index.and_then(|index| decided.statements.get(index)).map(|declared| declared.statement.class);
    planned.decision.runs() && !matches!(class, Some(Session | Transaction))
}
