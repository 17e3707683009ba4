//! Sends the plan: one transaction per segment, proof before COMMIT, journal in the same transaction.

mod base;
mod proof;
mod records;
mod reports;
mod session;

use std::time::Instant;

use time::OffsetDateTime;
use tokio_postgres::{Client, SimpleQueryMessage};

use super::error::{DeployError, Stop};
use super::event::Event;
use super::journal::{DeploymentRow, close_deployment, open_deployment, record_base, record_statements};
use super::report::{Report, StatementStatus, Status};
use super::stages::Decided;
use crate::catalog::load;
use crate::plan::{Base, Plan, PlannedStatement, Segment, SegmentKind};
use crate::postgres::{Connection, PgError};

use base::base_after;

pub(super) use base::declared_by;
pub(super) use records::journal_rows;
pub(super) use reports::{place_of, planned_reports, planned_summary, server_error};
pub(super) use session::{RESET, ends_inside_file, settings_before};

/// What the journal notes of the deployment.
pub(super) struct Recorder {
    pub(super) id: String,
    pub(super) git_commit: Option<String>,
    pub(super) phases: Vec<String>,
}

/// Sends one plan.
pub(super) struct Applier<'a> {
    connection: &'a Connection,
    decided: &'a Decided,
    plan: &'a Plan,
    report: &'a mut Report,
    on_event: &'a mut (dyn FnMut(Event<'_>) + Send),
    base: Base,
    sent: usize,
    to_send: usize,
}

impl<'a> Applier<'a> {
    pub(super) fn new(
        connection: &'a Connection,
        decided: &'a Decided,
        plan: &'a Plan,
        report: &'a mut Report,
        on_event: &'a mut (dyn FnMut(Event<'_>) + Send),
    ) -> Self {
        let to_send = plan.statements.iter().filter(|planned| is_work(decided, planned)).count();
        Applier { connection, decided, plan, report, on_event, base: decided.journal.base.clone(), sent: 0, to_send }
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
        open_deployment(self.client(), &row).await?;
        let segments = self.plan.segments.clone();
        for (at, segment) in segments.iter().enumerate() {
            let ends_phase = segments.get(at + 1).is_none_or(|next| next.phase != segment.phase);
            self.run_segment(recorder, segment, ends_phase).await?;
        }
        if self.to_send > 0 {
            self.prove_whole().await?;
            // PostgREST reads its schema cache again; nobody listening is fine.
            let notify = "select pg_catalog.pg_notify('pgrst', 'reload schema')";
            self.client().batch_execute(notify).await.map_err(DeployError::Read)?;
        }
        self.report.metrics.apply = started.elapsed();
        let summary = super::log::summary_json(&self.report.summary).to_string();
        close_deployment(self.client(), &recorder.id, Status::Succeeded.as_str(), 0, &summary).await?;
        Ok(Status::Succeeded)
    }

    fn client(&self) -> &'a Client {
        &self.connection.client
    }

    async fn run_segment(&mut self, recorder: &Recorder, segment: &Segment, ends_phase: bool) -> Result<(), Stop> {
        if segment.kind == SegmentKind::Autocommit {
            return self.run_alone(recorder, segment, ends_phase).await;
        }
        let started = Instant::now();
        transaction(self.client(), "begin").await?;
        let works = segment.statements.iter().any(|at| is_work(self.decided, &self.plan.statements[*at]));
        if works {
            if let Err(stop) = self.send_all(segment).await {
                self.roll_back(segment).await;
                return Err(stop);
            }
            let live = match self.settled(segment, ends_phase).await {
                Ok(live) => live,
                Err(stop) => {
                    self.roll_back(segment).await;
                    return Err(stop);
                }
            };
            let unproved = self.unproved(segment, ends_phase, &live);
            if !unproved.is_empty() {
                self.roll_back(segment).await;
                return Err(Stop::new(Status::Failed, 1, unproved));
            }
        }
        self.record(recorder, segment, ends_phase).await?;
        transaction(self.client(), "commit").await?;
        self.mark(segment, StatementStatus::RolledBack, StatementStatus::Done);
        if works {
            self.report.metrics.longest_transaction = self.report.metrics.longest_transaction.max(started.elapsed());
        }
        Ok(())
    }

    /// Intent, statement, done: what happened in between is told by the catalog.
    async fn run_alone(&mut self, recorder: &Recorder, segment: &Segment, ends_phase: bool) -> Result<(), Stop> {
        let rows = records::journal_rows(self.decided, self.plan, segment, "intent");
        record_statements(self.client(), &recorder.id, &rows).await?;
        // A concurrent build waits for every older transaction; a limit on that wait would only leave a carcass.
        let set = "set lock_timeout = 0";
        self.client().batch_execute(set).await.map_err(DeployError::Read)?;
        self.send_all(segment).await?;
        self.client().batch_execute("reset lock_timeout").await.map_err(DeployError::Read)?;
        self.mark(segment, StatementStatus::RolledBack, StatementStatus::Done);
        let live = load(self.client(), &self.connection.server.user).await.map_err(DeployError::Load)?;
        let unproved = self.unproved(segment, ends_phase, &live);
        if !unproved.is_empty() {
            return Err(Stop::new(Status::Failed, 1, unproved));
        }
        transaction(self.client(), "begin").await?;
        self.record(recorder, segment, ends_phase).await?;
        transaction(self.client(), "commit").await
    }

    /// Sends the statements of a segment with the settings of their files, and leaves the session as it was opened.
    async fn send_all(&mut self, segment: &Segment) -> Result<(), Stop> {
        session::replay(self.client(), self.decided, self.plan, segment).await?;
        for at in &segment.statements {
            self.send(*at).await?;
        }
        if session::ends_inside_file(self.decided, self.plan, segment) {
            session::reset(self.client()).await?;
        }
        Ok(())
    }

    /// Sends what a planned statement asks for. Until COMMIT its status says that it would be taken back.
    async fn send(&mut self, at: usize) -> Result<(), Stop> {
        let planned = &self.plan.statements[at];
        let declared = planned.index.and_then(|index| self.decided.statements.get(index));
        if planned.decision.runs() {
            if is_work(self.decided, planned) {
                let place = reports::place_of(self.decided, planned);
                let phase = &self.decided.phase_names[planned.phase];
                (self.on_event)(Event::Statement { phase, place: &place, done: self.sent, of: self.to_send });
                self.sent += 1;
            }
            let started = Instant::now();
            self.report.statements[at].started_at = Some(OffsetDateTime::now_utc());
            for sql in &planned.sql {
                let result = self.client().simple_query(sql).await;
                self.report.metrics.round_trips += 1;
                let report = &mut self.report.statements[at];
                report.duration = Some(started.elapsed());
                match result {
                    Ok(messages) => report.rows = rows_of(&messages).or(report.rows),
                    Err(error) => return Err(self.refused(at, &PgError::from_driver(&error))),
                }
            }
            self.report.statements[at].status = StatementStatus::RolledBack;
        }
        if declared.is_some_and(|declared| declared.ends_file) {
            session::reset(self.client()).await?;
        }
        Ok(())
    }

    fn refused(&mut self, at: usize, error: &PgError) -> Stop {
        let report = &mut self.report.statements[at];
        report.status = StatementStatus::Failed;
        report.error = Some(error.clone());
        self.report.summary.failed += 1;
        let planned = &self.plan.statements[at];
        let mut finding = server_error("statement-failed", error);
        if let Some(declared) = planned.index.and_then(|index| self.decided.statements.get(index)) {
            let is_as_written = planned.sql.first().is_some_and(|sql| sql == declared.statement.text());
            finding = finding.at(match error.position.filter(|_| is_as_written) {
                Some(position) => declared.statement.location_of(position),
                None => declared.statement.location(),
            });
        }
        if finding.hint.is_none() {
            finding = finding.with_hint("The transaction was rolled back.");
        }
        Stop::failed(finding)
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

    async fn record(&mut self, recorder: &Recorder, segment: &Segment, ends_phase: bool) -> Result<(), Stop> {
        let rows = records::journal_rows(self.decided, self.plan, segment, "done");
        record_statements(self.client(), &recorder.id, &rows).await?;
        let done = segment.statements.iter().filter_map(|at| self.plan.statements[*at].index);
        let kept = self.decided.migrations.keep(self.client(), &self.decided.statements, done).await?;
        self.report.findings.extend(kept);
        if ends_phase {
            self.base = base_after(self.decided, std::mem::take(&mut self.base), segment.phase);
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
fn is_work(decided: &Decided, planned: &PlannedStatement) -> bool {
    use crate::sql::StatementClass::{Session, Transaction};
    let class = planned.index.and_then(|index| decided.statements.get(index)).map(|declared| declared.statement.class);
    planned.decision.runs() && !matches!(class, Some(Session | Transaction))
}

fn rows_of(messages: &[SimpleQueryMessage]) -> Option<u64> {
    messages.iter().find_map(|message| match message {
        SimpleQueryMessage::CommandComplete(rows) => Some(*rows),
        _ => None,
    })
}
