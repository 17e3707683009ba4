//! Proof of a segment, and of the whole: what is declared is what is live.

use std::collections::BTreeSet;

use super::Applier;
use crate::catalog::{Catalog, Object, ObjectId, Stamped, Unmodelled, load_inside_transaction, load_stamped, stamp};
use crate::deploy::error::{DeployError, Stop};
use crate::deploy::event::Event;
use crate::deploy::prove;
use crate::deploy::report::Status;
use crate::drift::{Sides, part_changes, steps_for};
use crate::files::Style;
use crate::finding::Finding;
use crate::plan::{Outcome, Segment};

impl<'a> Applier<'a> {
    /// The catalog as the transaction sees it, once new objects have the privileges they are declared with.
    ///
    /// Default privileges of the target apply when an object is made, also where the files declare them only later.
    pub(super) async fn settled(&mut self, segment: &Segment, ends_phase: bool) -> Result<Stamped, Stop> {
        let user = &self.connection.server.user;
        let live = load_inside_transaction(self.client(), user).await.map_err(DeployError::Load)?;
        let is_new = |id: &ObjectId| self.plan.objects.get(id).is_some_and(|d| d.outcome == Outcome::Create);
        let leaving = BTreeSet::new();
        let sides = Sides { have: &live.catalog, want: &self.decided.elaboration.full, leaving: &leaving };
        let mut sql: Vec<String> = Vec::new();
        for want in self.ready(segment, ends_phase).filter(|want| is_new(&want.id)) {
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
        Ok(load_inside_transaction(self.client(), user).await.map_err(DeployError::Load)?)
    }

    /// Declared objects that must be in place once this segment is done and are not.
    pub(super) fn unproved(&self, segment: &Segment, ends_phase: bool, live: &Catalog) -> Vec<Finding> {
        let mut findings = prove::differences(self.ready(segment, ends_phase), live, &self.decided.journal.base);
        let last = segment.statements.iter().filter_map(|at| self.plan.statements[*at].index).max();
        findings.extend(prove::row_differences(self.rows(|at| Some(at) <= last), live));
        findings
    }

    /// Declared rows of the phases being deployed, of kinds only known by these, whose last statement is one that is asked for.
    fn rows(&self, is_done: impl Fn(usize) -> bool) -> impl Iterator<Item = &'a Unmodelled> {
        let decided = self.decided;
        let last_of = |row: &Unmodelled| {
            let about = |at: &usize| {
                decided.elaboration.attribution.unmodelled_by(*at).is_some_and(|names| names.contains(&row.words()))
            };
            (0..decided.statements.len()).rev().find(about).filter(|at| decided.statements[*at].in_scope)
        };
        decided.elaboration.declared.unmodelled.iter().filter(move |row| last_of(row).is_some_and(&is_done))
    }

    /// Declared objects that must be in place once this segment is done.
    fn ready(&self, segment: &Segment, ends_phase: bool) -> impl Iterator<Item = &'a Object> + use<'a> {
        let decided = self.decided;
        let phase_of_segment = segment.phase;
        let last = segment.statements.iter().filter_map(|at| self.plan.statements[*at].index).max();
        self.scope().filter(move |want| {
            let concern = decided.elaboration.attribution.last_concern(&want.id);
            let table = want.table().and_then(|table| decided.elaboration.attribution.last_concern(&table));
            let phase = concern.and_then(|index| decided.statements.get(index)).map(|declared| declared.phase);
            let is_history = decided.inputs().style_of(&want.id) == Some(Style::History);
            match phase {
                Some(phase) if ends_phase && concern.max(table) <= last => phase <= phase_of_segment,
                Some(_) if is_history => false,
                Some(_) => concern.max(table) <= last,
                None => false,
            }
        })
    }

    pub(super) async fn prove_whole(&mut self) -> Result<(), Stop> {
        (self.on_event)(Event::Stage("proving the result"));
        let live = self.committed().await?;
        let mut findings = prove::differences(self.scope(), &live.catalog, &self.decided.journal.base);
        findings.extend(prove::row_differences(self.rows(|_| true), &live.catalog));
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
