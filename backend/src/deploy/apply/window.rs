//! Sends statements without waiting for each answer.

use std::time::{Duration, Instant};

use futures_util::future::join_all;
use time::OffsetDateTime;
use tokio_postgres::SimpleQueryMessage;

use super::{Applier, reports, session};
use crate::deploy::error::{DeployError, Stop};
use crate::deploy::event::Event;
use crate::deploy::report::{StatementStatus, Window};
use crate::plan::{PlannedStatement, Segment, SegmentKind};
use crate::postgres::PgError;

/// Statements on their way at once. Each is a message of its own, so that the server tells which one it refuses.
const IN_FLIGHT: usize = 64;

/// Why a segment did not get through.
pub(super) enum Failure {
    /// The server refused a planned statement.
    Refused {
        /// Index among the plan's statements.
        at: usize,
        /// What it said.
        error: Box<PgError>,
    },
    /// Anything else.
    Stop(Stop),
}

impl From<Stop> for Failure {
    fn from(stop: Stop) -> Failure {
        Failure::Stop(stop)
    }
}

/// One message, and the planned statement it belongs to; none for a setting of ours.
struct Message<'a> {
    at: Option<usize>,
    sql: &'a str,
}

impl Applier<'_> {
    /// Sends the statements of a segment with the settings of their files, and leaves the session as it was opened.
    pub(super) async fn send_all(&mut self, segment: &Segment) -> Result<(), Failure> {
        session::replay(self.client(), self.decided, self.plan, segment).await?;
        let plan = self.plan;
        let mut messages: Vec<Message<'_>> = Vec::new();
        for at in &segment.statements {
            let planned = &plan.statements[*at];
            if planned.decision.runs() && self.immediate.contains(at) {
                messages.push(Message { at: None, sql: "set constraints all immediate" });
            }
            if planned.decision.runs() {
                messages.extend(planned.sql.iter().map(|sql| Message { at: Some(*at), sql }));
            }
            if self.ends_file(planned) {
                messages.push(Message { at: None, sql: session::RESET });
            }
        }
        // Outside a transaction a refusal takes nothing back, so nothing may follow it.
        let at_once = if segment.kind == SegmentKind::Autocommit { 1 } else { IN_FLIGHT };
        for window in messages.chunks(at_once) {
            self.send_window(window).await?;
        }
        if session::ends_inside_file(self.decided, self.plan, segment) {
            session::reset(self.client()).await?;
        }
        Ok(())
    }

    fn ends_file(&self, planned: &PlannedStatement) -> bool {
        let declared = planned.index.and_then(|index| self.decided.statements.get(index));
        declared.is_some_and(|declared| declared.ends_file)
    }

    /// Until COMMIT the status of what was sent says that it would be taken back.
    async fn send_window(&mut self, messages: &[Message<'_>]) -> Result<(), Failure> {
        for at in messages.iter().filter_map(|message| message.at) {
            self.announce(at);
        }
        let started = Instant::now();
        // They leave in this order, and the server takes them one after the other.
        let answers = join_all(messages.iter().map(|message| self.client().simple_query(message.sql))).await;
        let took = started.elapsed();
        self.report.metrics.round_trips += 1;
        let sent = messages.iter().filter(|message| message.at.is_some()).count();
        let window = (sent > 1).then(|| {
            self.windows += 1;
            Window { number: self.windows, duration: took }
        });
        for (message, answer) in messages.iter().zip(answers) {
            match (message.at, answer) {
                (Some(at), Ok(answer)) => self.sent_through(at, &answer, (window, took)),
                (None, Ok(_)) => {}
                (Some(at), Err(error)) => {
                    self.report.statements[at].window = window;
                    let error = Box::new(PgError::from_driver(&error));
                    return Err(Failure::Refused { at, error });
                }
                (None, Err(error)) => return Err(Stop::from(DeployError::Read(error)).into()),
            }
        }
        Ok(())
    }

    fn announce(&mut self, at: usize) {
        let planned = &self.plan.statements[at];
        // A statement of several messages is said once.
        if super::is_work(self.decided, planned) && self.report.statements[at].started_at.is_none() {
            let place = reports::place_of(self.decided, planned);
            let phase = &self.decided.phase_names[planned.phase];
            (self.on_event)(Event::Statement { phase, place: &place, done: self.sent, of: self.to_send });
            self.sent += 1;
        }
        self.report.statements[at].started_at.get_or_insert_with(OffsetDateTime::now_utc);
    }

    fn sent_through(&mut self, at: usize, answer: &[SimpleQueryMessage], (window, took): (Option<Window>, Duration)) {
        let report = &mut self.report.statements[at];
        report.rows = rows_of(answer).or(report.rows);
        report.window = window;
        report.duration = if window.is_none() { Some(took) } else { None };
        report.status = StatementStatus::RolledBack;
    }
}

fn rows_of(messages: &[SimpleQueryMessage]) -> Option<u64> {
    messages.iter().find_map(|message| match message {
        SimpleQueryMessage::CommandComplete(rows) => Some(*rows),
        _ => None,
    })
}
