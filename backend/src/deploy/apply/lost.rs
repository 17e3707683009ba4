//! A lost connection: another one is opened, and the server is asked what became of the transaction that was under way.

use std::time::{Duration, Instant};

use tokio_postgres::Client;

use super::window::Failure;
use super::{Applier, Recorder, records};
use crate::deploy::error::{DeployError, Stop};
use crate::deploy::event::Event;
use crate::deploy::refusals::locked;
use crate::deploy::report::Attempt;
use crate::deploy::target::{Way, refuse_replaced, unreachable};
use crate::finding::Finding;
use crate::heal::lost_connection_rule;
use crate::plan::{HealLevel, Segment};
use crate::postgres::{ConnectError, Connection, LockOutcome, PgError, ServerInfo, take_lock};

/// Between two looks at a session that ends, or a transaction that has not ended.
const LOOK: Duration = Duration::from_millis(50);

/// What became of a transaction whose connection was lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It stands; only the answer was lost.
    Committed,
    /// Nothing of it is left.
    Gone,
}

/// Why there is no other connection yet.
enum Delay {
    /// It may come.
    NotYet(Box<PgError>),
    /// It will not.
    Never(Stop),
}

impl From<DeployError> for Delay {
    fn from(error: DeployError) -> Delay {
        let stop = Stop::from(error);
        match &stop.cause {
            Some(cause) if cause.ends_connection() => Delay::NotYet(cause.clone()),
            _ => Delay::Never(stop),
        }
    }
}

impl Applier<'_> {
    /// What was said when the connection went, if that is why something failed.
    pub(super) fn loss(&self, failure: &Failure) -> Option<PgError> {
        let cause = match failure {
            Failure::Refused { error, .. } => Some(error.as_ref()),
            Failure::Stop(stop) => stop.cause.as_deref(),
        };
        cause.filter(|cause| cause.ends_connection()).cloned()
    }

    /// Takes another connection in place of the lost one: the old session is gone then, the lock is ours again, and nobody
    /// else deployed meanwhile. `segment` is what was under way.
    pub(super) async fn come_back(
        &mut self,
        recorder: &Recorder,
        segment: Option<&Segment>,
        failure: Failure,
    ) -> Result<(), Stop> {
        let rule = lost_connection_rule();
        let attempts = rule.retry.map_or(0, |budget| budget.attempts);
        let Some(loss) = self.loss(&failure) else { return Err(self.end_of(failure)) };
        let way = self.way.filter(|_| self.decided.options.heal != HealLevel::Off && self.losses < attempts);
        let Some(way) = way else { return Err(self.gave_up(segment, &loss, None)) };
        self.losses += 1;
        (self.on_event)(Event::ConnectionLost { message: &loss.message });
        let old = self.connection.server.clone();
        let started = Instant::now();
        let mut pause = rule.retry.map_or(LOOK, |budget| budget.pause);
        let connection = loop {
            match self.another(way, recorder, &old).await {
                Ok(connection) => break connection,
                Err(Delay::Never(stop)) => return Err(self.with_what_is_open(segment, stop)),
                Err(Delay::NotYet(_)) if started.elapsed() + pause < way.patience => tokio::time::sleep(pause).await,
                Err(Delay::NotYet(last)) => return Err(self.gave_up(segment, &loss, Some(&last))),
            }
            pause = (pause * 2).min(Duration::from_secs(2));
        };
        *self.connection = connection;
        self.note_attempt(segment, &failure, loss, started.elapsed());
        Ok(())
    }

    async fn another(&mut self, way: &Way, recorder: &Recorder, old: &ServerInfo) -> Result<Connection, Delay> {
        let connection = way.connect().await.map_err(delayed)?;
        refuse_replaced(&connection, old).map_err(Delay::Never)?;
        end_old(&connection.client, way, old.pid).await?;
        let on_event = &mut *self.on_event;
        let wait = way.patience;
        let on_wait = |holder: Option<&_>| on_event(Event::WaitingForLock { holder, wait_s: wait.as_secs() });
        let taken = take_lock(&connection.client, wait, on_wait).await.map_err(DeployError::Read)?;
        if let LockOutcome::Held(holder) = taken {
            return Err(Delay::Never(locked(holder, wait)));
        }
        if self.is_open {
            refuse_overtaken(&connection.client, &recorder.id).await?;
        }
        Ok(connection)
    }

    /// What became of the transaction that was under way.
    pub(super) async fn fate(&mut self, recorder: &Recorder, segment: &Segment) -> Result<Fate, Stop> {
        let Some(xid) = self.committing.take() else { return Ok(Fate::Gone) };
        let rows = records::journal_rows(self.decided, self.plan, segment, "done");
        let seqs: Vec<i32> = rows.iter().map(|row| row.seq).collect();
        let status = transaction_status(self.client(), &xid).await?;
        // The number of a transaction that a crash left no trace of is given again. The journal's rows are the
        // transaction's own, so they say what the number alone cannot.
        match (status.as_deref(), seqs.is_empty()) {
            (Some("aborted"), _) | (None, true) => Ok(Fate::Gone),
            (Some(_), true) => Ok(Fate::Committed),
            (_, false) => {
                let sql = include_str!("../queries/recorded_here.sql");
                let row = self.client().query_one(sql, &[&recorder.id, &seqs]).await.map_err(DeployError::Journal)?;
                Ok(if row.get(0) { Fate::Committed } else { Fate::Gone })
            }
        }
    }

    fn note_attempt(&mut self, segment: Option<&Segment>, failure: &Failure, error: PgError, pause: Duration) {
        let at = match failure {
            Failure::Refused { at, .. } => Some(*at),
            Failure::Stop(_) => segment.and_then(|segment| self.first_sent(segment)),
        };
        let Some(report) = at.and_then(|at| self.report.statements.get_mut(at)) else { return };
        if report.attempts.is_empty() && report.heals.is_empty() {
            self.report.summary.healed += 1;
        }
        report.attempts.push(Attempt { rule: lost_connection_rule(), error, holders: Vec::new(), pause });
    }

    fn first_sent(&self, segment: &Segment) -> Option<usize> {
        let sent = |at: &&usize| super::is_work(self.decided, &self.plan.statements[**at]);
        segment.statements.iter().find(sent).copied()
    }

    /// The end of the deploy for a failure that no other connection helps.
    pub(super) fn end_of(&mut self, failure: Failure) -> Stop {
        match failure {
            Failure::Stop(stop) => stop,
            Failure::Refused { at, error } => self.refused(at, &error),
        }
    }
}

/// The session that lost its client is ended, or waited for where that is not allowed.
async fn end_old(client: &Client, way: &Way, pid: i32) -> Result<(), Delay> {
    let started = Instant::now();
    let sql = include_str!("../queries/end_session.sql");
    loop {
        let left = client.query(sql, &[&pid, &way.application]).await.map_err(DeployError::Read)?;
        if left.is_empty() {
            return Ok(());
        }
        if started.elapsed() > way.patience {
            let finding = Finding::error("session-remains", format!("process {pid} of this deploy does not end"))
                .with_detail("The connection to it was lost, and it was asked to end.")
                .with_hint("End it on the server, then deploy again.");
            return Err(Delay::Never(Stop::new(crate::deploy::report::Status::Failed, 6, vec![finding])));
        }
        tokio::time::sleep(LOOK).await;
    }
}

async fn refuse_overtaken(client: &Client, id: &str) -> Result<(), Delay> {
    let newest = client.query_opt(include_str!("../queries/newest_deployment.sql"), &[]).await;
    let newest: Option<String> = newest.map_err(DeployError::Journal)?.map(|row| row.get(0));
    if newest.as_deref() == Some(id) {
        return Ok(());
    }
    let detail = match newest {
        Some(newest) => format!("The newest deployment is {newest}."),
        None => "The journal does not know this deployment any more.".to_owned(),
    };
    let finding = Finding::error("overtaken", "somebody else deployed while the connection was lost")
        .with_detail(detail)
        .with_hint("Deploy again: the plan is made anew.");
    Err(Delay::Never(Stop::failed(finding)))
}

/// `committed`, `aborted`, or nothing where the server does not know any more.
async fn transaction_status(client: &Client, xid: &str) -> Result<Option<String>, Stop> {
    let sql = "select pg_catalog.pg_xact_status($1::pg_catalog.text::pg_catalog.xid8)";
    loop {
        match client.query_one(sql, &[&xid]).await {
            Ok(row) => match row.get::<_, Option<String>>(0) {
                Some(status) if status == "in progress" => tokio::time::sleep(LOOK).await,
                status => return Ok(status),
            },
            // Of the future: a crash took the number back.
            Err(error) if PgError::from_driver(&error).sqlstate == "22023" => return Ok(Some("aborted".to_owned())),
            Err(error) => return Err(DeployError::Read(error).into()),
        }
    }
}

fn delayed(error: ConnectError) -> Delay {
    match error {
        ConnectError::Refused { source, .. } if source.ends_connection() || source.sqlstate == "53300" => {
            Delay::NotYet(source)
        }
        error => Delay::Never(unreachable(error)),
    }
}
