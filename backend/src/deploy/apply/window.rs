//! Sends statements without waiting for each answer.

use std::time::{Duration, Instant};

use futures_util::future::join_all;
use time::OffsetDateTime;
use tokio_postgres::SimpleQueryMessage;

use super::session::Message;
use super::{Applier, reports};
use crate::deploy::error::{DeployError, Stop};
use crate::deploy::event::Event;
use crate::deploy::report::{StatementStatus, Window};
use crate::plan::{Segment, SegmentKind};
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

impl Applier<'_> {
    /// Sends the statements of a segment with the settings of their files, and leaves the session as it was opened.
    pub(super) async fn send_all(&mut self, segment: &Segment) -> Result<(), Failure> {
        let messages = self.with_checks(self.settings.messages(segment, true));
        // Outside a transaction a refusal takes nothing back, so nothing may follow it.
        let at_once = if segment.kind == SegmentKind::Autocommit { 1 } else { IN_FLIGHT };
        for window in messages.chunks(at_once) {
            self.send_window(window).await?;
        }
        Ok(())
    }

    /// Deferred constraints are checked before the statements that asked for it.
    fn with_checks<'m>(&self, messages: Vec<Message<'m>>) -> Vec<Message<'m>> {
        let mut all: Vec<Message<'m>> = Vec::with_capacity(messages.len());
        for message in messages {
            let is_first = all.last().is_none_or(|last| last.at != message.at);
            if is_first && message.at.is_some_and(|at| self.immediate.contains(&at)) {
                all.push(Message { at: None, sql: "set constraints all immediate" });
            }
            all.push(message);
        }
        all
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
