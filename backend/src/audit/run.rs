//! Runs the checks one after the other and tells about each as it ends.

use std::time::{Duration, Instant};

use time::OffsetDateTime;

use super::check::{Check, Outcome, Status};
use super::checks::CHECKS;
use super::conclude::conclude;
use super::reader::Reader;
use super::subject::Subject;
use crate::deploy::DeployRequest;
use crate::files::PlatformKind;
use crate::postgres::ServerAddress;

/// What is asked of the checks.
#[derive(Clone, Debug)]
pub struct AuditRequest {
    /// The database, with the role that reads.
    pub address: ServerAddress,
    /// The declared files and the role that deploys them, as a deploy would be asked for. It is only verified, writes no
    /// log and waits for no lock, whatever it says. None where there are no files.
    pub declared: Option<DeployRequest>,
    /// The platform by configuration.
    pub platform: PlatformKind,
}

/// A finished check.
#[derive(Clone, Debug)]
pub struct Checked {
    /// Which.
    pub check: &'static Check,
    /// What it found.
    pub outcome: Outcome,
    /// How long it took.
    pub duration: Duration,
}

/// One message of a run. The first is `Started`, the last `Finished`.
#[derive(Clone, Debug)]
pub enum AuditMessage {
    /// The run began.
    Started {
        /// When.
        at: OffsetDateTime,
        /// Checks that will report, in this order.
        checks: &'static [Check],
    },
    /// A check is done.
    Checked(Checked),
    /// All checks are done.
    Finished {
        /// The worst status.
        status: Status,
        /// The state of the database and what to do, if anything, in one sentence.
        sentence: String,
        /// From start to end.
        duration: Duration,
    },
}

/// Runs all checks on one connection and answers with the worst status. Dropping the future ends the run.
pub async fn run(request: &AuditRequest, mut on_message: impl FnMut(AuditMessage) + Send) -> Status {
    let started = Instant::now();
    on_message(AuditMessage::Started { at: OffsetDateTime::now_utc(), checks: CHECKS });
    let opened = Reader::open(&request.address).await;
    let mut begun = started;
    let subject = Subject::new(request, opened, started.elapsed());
    let mut outcomes = Vec::with_capacity(CHECKS.len());
    for check in CHECKS {
        let answer = (check.run)(&subject).await;
        let outcome = answer.unwrap_or_else(|error| error.into_outcome(subject.user()));
        outcomes.push(outcome.clone());
        let duration = begun.elapsed();
        begun = Instant::now();
        on_message(AuditMessage::Checked(Checked { check, outcome, duration }));
    }
    let (status, sentence) = conclude(&outcomes);
    on_message(AuditMessage::Finished { status, sentence, duration: started.elapsed() });
    status
}
