//! Proof of a segment, and of the whole: what is declared is what is live.

use std::collections::BTreeSet;

use super::Applier;
use super::seen::Seen;
use crate::catalog::{Catalog, Object, ObjectId, Stamped, Unmodelled, load_stamped, stamp};
use crate::deploy::error::{DeployError, Stop};
use crate::deploy::event::Event;
use crate::deploy::prove;
use crate::deploy::report::Status;
use crate::drift::{Sides, part_changes, steps_for};
use crate::files::Style;
use crate::finding::Finding;
use crate::plan::{Outcome, Segment};

/// What must be in place once a segment is done.
pub(super) struct Ready<'a> {
    /// Declared objects.
    pub(super) objects: Vec<&'a Object>,
    /// Declared objects that the segment begins and another one ends.
    pub(super) begun: Vec<&'a Object>,
    /// Declared rows of kinds that are only known by these.
    pub(super) rows: Vec<&'a Unmodelled>,
}

impl<'a> Applier<'a> {
    /// What a segment made as the transaction sees it, once new objects have the privileges they are declared with.
    ///
    /// Default privileges of the target apply when an object is made, also where the files declare them only later.
    pub(super) async fn settled(&mut self, ready: &Ready<'a>) -> Result<Seen, Stop> {
        let live = self.look(ready).await?;
        let is_new = |id: &ObjectId| self.plan.objects.get(id).is_some_and(|d| d.outcome == Outcome::Create);
        let leaving = BTreeSet::new();
        let sides = Sides { have: &live.catalog, want: &self.decided.elaboration.full, leaving: &leaving };
        let mut sql: Vec<String> = Vec::new();
        for want in ready.objects.iter().filter(|want| is_new(&want.id)) {
            let Some(have) = live.catalog.get(&want.id) else { continue };
            let mut changes = part_changes(have, want);
            changes.retain(|change| change.part.starts_with("grant "));
            sql.extend(steps_for(sides, have, want, &changes).into_iter().flat_map(|step| step.sql));
        }
        if sql.is_empty() {
            return Ok(live);
        }
        for statement in &sql {
            self.client().batch_execute(statement).await.map_err(DeployError::Read)?;
        }
        self.look(ready).await
    }

    /// A few objects are read by themselves, so that no lock is held for the size of the schema. What the server passed over
    /// may be any object.
    async fn look(&mut self, ready: &Ready<'_>) -> Result<Seen, Stop> {
        let user = &self.connection.server.user;
        match ready.rows.is_empty() && !self.heard_of_skips() {
            true => Seen::read(self.client(), user, ready.objects.iter().chain(&ready.begun)).await,
            false => Seen::read_whole(self.client(), user).await,
        }
    }

    /// What must be in place once a segment is done and is not.
    pub(super) fn unproved(&self, ready: &Ready<'_>, live: &Catalog) -> Vec<Finding> {
        let mut findings = prove::differences(ready.objects.iter().copied(), live, &self.decided.journal.base);
        findings.extend(prove::row_differences(ready.rows.iter().copied(), live));
        findings
    }

    /// What must be in place once a segment is done. Files that are steps go through states that nothing declares, so their
    /// objects are ready with the phase.
    pub(super) fn ready(&self, segment: &Segment) -> Ready<'a> {
        let inputs = self.decided.inputs();
        let now: BTreeSet<usize> = segment.statements.iter().copied().collect();
        let before = &self.done;
        let is_history = |want: &Object| inputs.style_of(&want.id) == Some(Style::History);
        let about = self.concerns.about(&now).into_iter().filter(|want| !is_history(want));
        let (ready, open): (Vec<&Object>, Vec<&Object>) =
            about.partition(|want| self.concerns.is_ready(want, &now, before));
        let scope = (!segment.ends.is_empty()).then(|| self.scope()).into_iter().flatten();
        let ends = scope.filter(|want| is_history(want) && self.is_ready_with_phase(want, segment, &now));
        let objects = ready.into_iter().chain(ends).collect();
        let rows = self.concerns.declared_rows().filter(|row| self.concerns.is_row_ready(row, &now, before)).collect();
        let begun = open.into_iter().filter(|want| segment.ends.is_empty() && self.is_begun(want)).collect();
        Ready { objects, begun, rows }
    }

    fn is_ready_with_phase(&self, want: &Object, segment: &Segment, now: &BTreeSet<usize>) -> bool {
        let concern = self.decided.elaboration.attribution.last_concern(&want.id);
        let phase = concern.and_then(|index| self.decided.statements.get(index)).map(|declared| declared.phase);
        let ends = phase.is_some_and(|phase| segment.ends.iter().any(|ended| phase <= *ended));
        ends && self.concerns.all_of(want).iter().all(|at| now.contains(at) || self.done.contains(at))
    }

    pub(super) async fn prove_whole(&mut self) -> Result<(), Stop> {
        (self.on_event)(Event::Stage("proving the result"));
        let live = self.committed().await?;
        let all =
            Ready { objects: self.scope().collect(), begun: Vec::new(), rows: self.concerns.declared_rows().collect() };
        let mut findings = self.unproved(&all, &live.catalog);
        let decisions = self.plan.objects.values();
        findings.extend(prove::still_there(decisions, &self.decided.elaboration.full, &live.catalog));
        self.proved = Some(live);
        if findings.is_empty() { Ok(()) } else { Err(Stop::new(Status::Failed, 1, findings)) }
    }

    /// The catalog now: what the last transaction saw, if no row of it was written since, else it is read again.
    async fn committed(&mut self) -> Result<Stamped, Stop> {
        if let Some(seen) = self.proved.take() {
            let now = stamp(self.client()).await.map_err(DeployError::Load)?;
            if now.is_same(&seen.stamp) {
                return Ok(seen);
            }
        }
        Ok(load_stamped(self.client(), &self.connection.server.user).await.map_err(DeployError::Load)?)
    }

    /// Declared objects of the phases being deployed.
    fn scope(&self) -> impl Iterator<Item = &'a Object> + use<'a> {
        let decided = self.decided;
        let inputs = decided.inputs();
        decided.elaboration.declared.objects.values().filter(move |want| inputs.is_in_scope(&want.id))
    }
}
