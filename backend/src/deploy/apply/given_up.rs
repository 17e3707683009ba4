//! What is known when a lost connection does not come back.

use super::Applier;
use crate::deploy::error::Stop;
use crate::deploy::report::{StatementStatus, Status};
use crate::finding::Finding;
use crate::heal::lost_connection_rule;
use crate::plan::Segment;
use crate::postgres::PgError;

impl Applier<'_> {
    /// The end of a deploy whose server stays away: what is known, and what to do.
    pub(super) fn gave_up(&mut self, segment: Option<&Segment>, loss: &PgError, last: Option<&PgError>) -> Stop {
        let mut detail = format!("{}.", said(loss));
        if let Some(last) = last {
            detail += &format!(" Connecting again failed: {}.", said(last));
        }
        let finding = Finding::error("connection-lost", "the connection was lost and did not come back")
            .with_detail(detail)
            .with_hint("Deploy again once the server answers: what was committed is found identical.")
            .explained_by(lost_connection_rule().code);
        self.with_what_is_open(segment, Stop::new(Status::Failed, 6, vec![finding]))
    }

    /// Adds that nobody knows what became of a transaction whose COMMIT was not answered.
    pub(super) fn with_what_is_open(&mut self, segment: Option<&Segment>, mut stop: Stop) -> Stop {
        let (Some(xid), Some(segment)) = (self.committing.take(), segment) else { return stop };
        self.mark(segment, StatementStatus::RolledBack, StatementStatus::InDoubt);
        stop.findings.push(in_doubt(
            "COMMIT was sent, and its answer was lost",
            &format!("Transaction {xid} of the target stands as a whole, or nothing of it does."),
            &format!(
                "`select pg_xact_status('{xid}'::xid8)` on the target tells; the next deploy finds out by itself and goes on."
            ),
        ));
        stop
    }

    /// A statement outside a transaction that may have had half of its effect.
    pub(super) fn half_done(&mut self, segment: &Segment) -> Stop {
        self.mark(segment, StatementStatus::RolledBack, StatementStatus::InDoubt);
        self.mark(segment, StatementStatus::NotRun, StatementStatus::InDoubt);
        let finding = in_doubt(
            "the connection was lost while a statement outside a transaction ran",
            "What is there now is neither what was there before nor what is declared.",
            "Look at the object, finish or undo the statement by hand, then deploy again.",
        );
        Stop::new(Status::Failed, 6, vec![finding])
    }
}

fn said(error: &PgError) -> String {
    let causes = error.causes.join(": ");
    let code = if error.sqlstate.is_empty() { String::new() } else { format!(" (SQLSTATE {})", error.sqlstate) };
    if causes.is_empty() { format!("{}{code}", error.message) } else { format!("{}{code}: {causes}", error.message) }
}

fn in_doubt(message: &str, detail: &str, hint: &str) -> Finding {
    Finding::error("in-doubt", message).with_detail(detail).with_hint(hint).explained_by(lost_connection_rule().code)
}
