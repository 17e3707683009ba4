//! A statement outside a transaction.

use super::lost::Fate;
use super::records::journal_rows;
use super::window::Failure;
use super::{Applier, Recorder, transaction};
use crate::catalog::{Catalog, Facts, Object, Stamped, load_stamped};
use crate::deploy::error::{DeployError, Stop};
use crate::deploy::journal::record_statements;
use crate::deploy::report::{StatementStatus, Status};
use crate::plan::Segment;
use crate::sql::{StatementClass, qualified};

impl Applier<'_> {
    /// Intent, statement, done: what happened in between is told by the catalog, and after a lost connection by nothing else.
    pub(super) async fn run_alone(&mut self, recorder: &Recorder, segment: &Segment) -> Result<(), Stop> {
        let mut is_sent = false;
        loop {
            let failure = match self.try_alone(recorder, segment, &mut is_sent).await {
                Ok(()) => return Ok(()),
                Err(failure) => failure,
            };
            if self.loss(&failure).is_none() {
                return Err(self.end_of(failure));
            }
            self.come_back(recorder, Some(segment), failure).await?;
            if self.fate(recorder, segment).await? == Fate::Committed {
                return Ok(());
            }
            if is_sent {
                is_sent = self.has_effect(segment).await?;
            }
        }
    }

    async fn try_alone(&mut self, recorder: &Recorder, segment: &Segment, is_sent: &mut bool) -> Result<(), Failure> {
        let rows = journal_rows(self.decided, self.plan, segment, "intent");
        record_statements(self.client(), &recorder.id, &rows).await.map_err(Stop::from)?;
        drop(self.connection.take_notices());
        if !*is_sent {
            // A concurrent build waits for every older transaction; a limit on that wait would only leave a carcass.
            let set = "set lock_timeout = 0";
            self.client().batch_execute(set).await.map_err(|error| Stop::from(DeployError::Read(error)))?;
            *is_sent = true;
            self.send_all(segment).await?;
            self.hear()?;
            let reset = "reset lock_timeout";
            self.client().batch_execute(reset).await.map_err(|error| Stop::from(DeployError::Read(error)))?;
        }
        self.mark(segment, StatementStatus::RolledBack, StatementStatus::Done);
        self.mark(segment, StatementStatus::NotRun, StatementStatus::Done);
        let live = self.live().await?;
        let ready = self.ready(segment);
        let unproved = self.unproved(&ready, &live.catalog);
        if !unproved.is_empty() {
            return Err(Stop::new(Status::Failed, 1, unproved).into());
        }
        self.account_for_skips(&live.catalog);
        let left = self.left_by(segment, &ready, &live.catalog);
        self.proved = Some(live);
        transaction(self.client(), "begin").await?;
        self.record(recorder, segment, left).await?;
        Ok(self.commit().await?)
    }

    /// Whether a statement whose answer was lost has done what it should; what it left half is taken away where that is safe.
    async fn has_effect(&mut self, segment: &Segment) -> Result<bool, Stop> {
        let classes = segment.statements.iter().filter_map(|at| self.plan.statements[*at].index);
        let mut classes = classes.filter_map(|at| self.decided.statements.get(at)).map(|one| one.statement.class);
        if classes.any(|class| class == StatementClass::Cluster) {
            return Err(self.half_done(segment));
        }
        let live = self.live().await?.catalog;
        let ready = self.ready(segment);
        if !ready.objects.is_empty() && self.unproved(&ready, &live).is_empty() {
            return Ok(true);
        }
        let about = self.concerns.about(&segment.statements.iter().copied().collect());
        let changed = about.into_iter().filter(|want| !is_as_before(&self.decided.have, &live, want));
        let changed: Vec<&Object> = changed.filter_map(|want| live.get(&want.id)).collect();
        let carcasses: Vec<String> = changed.iter().filter_map(|have| carcass(have)).collect();
        if carcasses.len() < changed.len() {
            return Err(self.half_done(segment));
        }
        for index in carcasses {
            let drop = ["drop index concurrently if exists", &index].join(" ");
            self.client().batch_execute(&drop).await.map_err(DeployError::Read)?;
        }
        Ok(false)
    }

    async fn live(&mut self) -> Result<Stamped, Stop> {
        let live = load_stamped(self.client(), &self.connection.server.user).await;
        Ok(live.map_err(DeployError::Load)?)
    }
}

/// Whether an object is as it was when the plan was made, or is missing still.
fn is_as_before(before: &Catalog, live: &Catalog, want: &Object) -> bool {
    match (before.get(&want.id), live.get(&want.id)) {
        (Some(before), Some(live)) => before.same_as(live),
        (_, None) => true,
        (None, Some(_)) => false,
    }
}

/// The name of an index whose concurrent build did not get to its end.
fn carcass(have: &Object) -> Option<String> {
    let Facts::Index(index) = &have.facts else { return None };
    (!index.valid).then(|| qualified(&have.id.schema, &have.id.name))
}
