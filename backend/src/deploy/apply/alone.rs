//! A statement outside a transaction.

use super::records::journal_rows;
use super::window::Failure;
use super::{Applier, Recorder, transaction};
use crate::catalog::load_stamped;
use crate::deploy::error::{DeployError, Stop};
use crate::deploy::journal::record_statements;
use crate::deploy::report::{StatementStatus, Status};
use crate::plan::Segment;

impl Applier<'_> {
    /// Intent, statement, done: what happened in between is told by the catalog.
    pub(super) async fn run_alone(&mut self, recorder: &Recorder, segment: &Segment) -> Result<(), Stop> {
        let rows = journal_rows(self.decided, self.plan, segment, "intent");
        record_statements(self.client(), &recorder.id, &rows).await?;
        // A concurrent build waits for every older transaction; a limit on that wait would only leave a carcass.
        let set = "set lock_timeout = 0";
        drop(self.connection.take_notices());
        self.client().batch_execute(set).await.map_err(DeployError::Read)?;
        match self.send_all(segment).await {
            Ok(()) => {}
            Err(Failure::Stop(stop)) => return Err(stop),
            Err(Failure::Refused { at, error }) => return Err(self.refused(at, &error)),
        }
        self.hear()?;
        self.client().batch_execute("reset lock_timeout").await.map_err(DeployError::Read)?;
        self.mark(segment, StatementStatus::RolledBack, StatementStatus::Done);
        let live = load_stamped(self.client(), &self.connection.server.user).await.map_err(DeployError::Load)?;
        let ready = self.ready(segment);
        let unproved = self.unproved(&ready, &live.catalog);
        if !unproved.is_empty() {
            return Err(Stop::new(Status::Failed, 1, unproved));
        }
        self.account_for_skips(&live.catalog);
        let left = self.left_by(segment, &ready, &live.catalog);
        self.proved = Some(live);
        transaction(self.client(), "begin").await?;
        self.record(recorder, segment, left).await?;
        transaction(self.client(), "commit").await
    }
}
