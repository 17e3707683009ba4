//! Carries out what changes displace: dropped before the first statement concerned, made again where it is declared.

use std::collections::{BTreeMap, BTreeSet};

use super::anchor::{definition, first_mention};
use super::hand_over::heirs;
use super::inputs::Inputs;
use super::outcome::{ObjectDecision, Outcome};
use crate::catalog::{Facts, Kind, Object, ObjectId, create};
use crate::drift::{Act, Displaced, Sides, Step, clearing, in_drop_order, leftovers, restoring};
use crate::files::Style;
use crate::sql::{ident, qualified};

/// What runs around the statements of a phase, since changes in it displace live objects.
#[derive(Default)]
pub(super) struct Clearance {
    /// What is in the way.
    pub(super) displaced: Displaced,
    /// The change that displaces most.
    pub(super) cause: Option<ObjectId>,
    /// The first declared statement it concerns; none where no statement of the phase does.
    pub(super) first: Option<usize>,
    /// The last one.
    pub(super) last: Option<usize>,
    /// Statements that take everything away.
    pub(super) before: Vec<String>,
    /// Statements that make again what no statement of the phase declares, and clear what is left.
    pub(super) after: Vec<String>,
}

/// Clearances by phase. Decisions of what is displaced become those of something to be made.
pub(super) fn displace(
    inputs: &Inputs<'_>,
    sides: Sides<'_>,
    decisions: &mut BTreeMap<ObjectId, ObjectDecision>,
) -> BTreeMap<usize, Clearance> {
    let mut clearances: BTreeMap<usize, Clearance> = BTreeMap::new();
    for decision in decisions.values().filter(|decision| runs(decision)) {
        for step in decision.steps.iter().filter(|step| !step.displaced.is_empty()) {
            let clearance = clearances.entry(phase_of(inputs, &decision.id)).or_default();
            for (id, act) in &step.displaced {
                let known = clearance.displaced.entry(id.clone()).or_insert(*act);
                *known = (*known).max(*act);
            }
            clearance.cause.get_or_insert_with(|| decision.id.clone());
            clearance.cover(inputs, &decision.id);
            let heirs = heirs(inputs, &decision.id).filter(|_| decision.is_gone);
            heirs.for_each(|heir| clearance.cover(inputs, heir));
        }
    }
    let mut settled: BTreeSet<ObjectId> = BTreeSet::new();
    for (phase, clearance) in &mut clearances {
        clearance.displaced.retain(|id, _| !settled.contains(id));
        clearance.before = clearing(inputs.have, &clearance.displaced);
        let order = in_drop_order(inputs.have, &clearance.displaced);
        let order: Vec<(ObjectId, Act)> =
            order.into_iter().rev().filter_map(|id| Some((id.clone(), *clearance.displaced.get(id)?))).collect();
        for (id, act) in order {
            let sql = make_again((inputs, sides), decisions, (*phase, &id, act));
            if !sql.is_empty() && is_final(inputs, decisions, &id) {
                settled.insert(id.clone());
            }
            clearance.after.extend(sql);
            clearance.after.extend(replica_identity(inputs, &id));
            clearance.after.extend(cluster(inputs, &id));
            clearance.cover(inputs, &id);
        }
        clearance.after.extend(leftovers(inputs.have, &clearance.displaced));
        clearance.keep_to(inputs, *phase);
    }
    clearances
}

impl Clearance {
    fn cover(&mut self, inputs: &Inputs<'_>, id: &ObjectId) {
        let made_on_the_way = (0..inputs.statements.len())
            .filter(|at| inputs.attribution.transient(*at).is_some_and(|made_again| made_again.contains(id)));
        for at in inputs.attribution.concerns(id).chain(made_on_the_way).chain(first_mention(inputs, id)) {
            self.first = Some(self.first.map_or(at, |first| first.min(at)));
            self.last = Some(self.last.map_or(at, |last| last.max(at)));
        }
    }

    /// Whether what runs at a place of its phase runs while something is out of the way.
    pub(super) fn spans(&self, index: Option<usize>) -> bool {
        let (Some(first), Some(last)) = (self.first, self.last) else { return !self.after.is_empty() };
        match index {
            Some(index) => first < index && (index <= last || !self.after.is_empty()),
            None => !self.after.is_empty(),
        }
    }

    /// Statements of other phases have nothing to do with it.
    fn keep_to(&mut self, inputs: &Inputs<'_>, phase: usize) {
        let of_phase = || (0..inputs.statements.len()).filter(|at| inputs.statements[*at].phase == phase);
        let (first, last) = (self.first.unwrap_or_default(), self.last.unwrap_or_default());
        self.first = of_phase().find(|at| (first..=last).contains(at));
        self.last = of_phase().rfind(|at| (first..=last).contains(at));
    }
}

fn runs(decision: &ObjectDecision) -> bool {
    matches!(decision.outcome, Outcome::Converge | Outcome::Replace)
}

/// That a table is clustered on an index is forgotten with the index.
fn cluster(inputs: &Inputs<'_>, id: &ObjectId) -> Option<String> {
    let want = inputs.full.get(id)?;
    let is_clustered = match &want.facts {
        Facts::Index(index) => index.clustered,
        Facts::Constraint(constraint) => constraint.clustered,
        _ => false,
    };
    let table = want.table().filter(|_| is_clustered)?;
    Some(format!("alter table {} cluster on {}", qualified(&table.schema, &table.name), ident(&id.name)))
}

/// An index that identifies rows to replicas no longer does once it is made again.
fn replica_identity(inputs: &Inputs<'_>, id: &ObjectId) -> Option<String> {
    let want = inputs.full.get(id).filter(|_| matches!(id.kind, Kind::Index | Kind::Constraint))?;
    let table = inputs.full.get(&want.table()?)?;
    let identifies = |table: &Object| match &table.facts {
        Facts::Table(facts) => facts.replica_identity.strip_prefix("index ") == Some(&id.name),
        _ => false,
    };
    let before = inputs.have.get(&table.id)?;
    (identifies(table) && identifies(before)).then(|| {
        let name = qualified(&table.id.schema, &table.id.name);
        format!("alter table {name} replica identity using index {}", ident(&id.name))
    })
}

/// The phase in which an object is changed.
pub(super) fn phase_of(inputs: &Inputs<'_>, id: &ObjectId) -> usize {
    let declared = definition(inputs, id)
        .or_else(|| inputs.attribution.last_concern(id))
        .or_else(|| id.parent_table().and_then(|table| definition(inputs, &table)));
    let by_statement = declared.and_then(|at| inputs.statements.get(at)).map(|declared| declared.phase);
    let base = inputs.base.objects.get(id).map(|entry| entry.phase.as_str());
    let by_name = || base.and_then(|phase| inputs.phases.iter().position(|name| name == phase));
    let last = || inputs.statements.iter().filter(|declared| declared.in_scope).map(|declared| declared.phase).max();
    by_statement.or_else(by_name).or_else(last).unwrap_or_default()
}

/// Decides how a displaced object comes back; answers with the statements for the end of the phase, if that is where.
fn make_again(
    (inputs, sides): (&Inputs<'_>, Sides<'_>),
    decisions: &mut BTreeMap<ObjectId, ObjectDecision>,
    (phase, id, act): (usize, &ObjectId, Act),
) -> Vec<String> {
    let (Some(have), Some(want)) = (inputs.have.get(id), inputs.full.get(id)) else {
        // Declared no longer: with the others it is out of the way, and stays.
        if let Some(gone) = decisions.get_mut(id) {
            gone.steps.clear();
        }
        return Vec::new();
    };
    let place = place(inputs, phase, id);
    let Some(decision) = decisions.get_mut(id).filter(|_| place != Place::End) else {
        let mut needs = want.needs.iter().filter(|need| inputs.attribution.first_concern(need).is_some());
        let is_ready = needs.all(|need| phase_of(inputs, need) <= phase);
        if let Some(decision) = decisions.get_mut(id).filter(|decision| is_ready && runs(decision)) {
            decision.steps.clear();
        }
        return at_the_end(sides, decisions.get(id), (have, want), act);
    };
    if decision.words.is_empty() {
        decision.words = vec!["what it uses changes, so it is made again".to_owned()];
    }
    decision.outcome = decision.outcome.clone().max(Outcome::Replace);
    decision.steps = match (act, place) {
        (Act::Drop | Act::Rename, Place::Statements) => {
            decision.outcome = Outcome::Create;
            decision.is_live = false;
            decision.is_remade = true;
            Vec::new()
        }
        (Act::Drop | Act::Rename, _) => vec![Step::making(want, create(want, inputs.full))],
        _ => restoring(sides, (have, want), act),
    };
    Vec::new()
}

/// Whether nothing is left to do for an object that is made again at the end of a phase.
fn is_final(inputs: &Inputs<'_>, decisions: &BTreeMap<ObjectId, ObjectDecision>, id: &ObjectId) -> bool {
    inputs.full.get(id).is_some() && decisions.get(id).is_none_or(|decision| decision.steps.is_empty())
}

/// Where a displaced object comes back.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Its own statements run again.
    Statements,
    /// At the statement that defined it last.
    Definition,
    /// At the end of the phase.
    End,
}

fn place(inputs: &Inputs<'_>, phase: usize, id: &ObjectId) -> Place {
    let of_phase = |at: usize| {
        inputs
            .statements
            .get(at)
            .is_some_and(|declared| declared.phase == phase && declared.in_scope && declared.style == Style::State)
    };
    let alone = |at: usize| inputs.statements.get(at).is_some_and(|declared| declared.statement.autocommit);
    let concerns: Vec<usize> = inputs.attribution.concerns(id).collect();
    let table = || id.parent_table().and_then(|table| definition(inputs, &table));
    match definition(inputs, id).or_else(table) {
        Some(at) if of_phase(at) && concerns.iter().all(|at| of_phase(*at) && !alone(*at)) && !concerns.is_empty() => {
            Place::Statements
        }
        Some(at) if of_phase(at) => Place::Definition,
        _ => Place::End,
    }
}

/// What no statement of the phase declares comes back as it was, unless it is already as it should be.
fn at_the_end(
    sides: Sides<'_>,
    decision: Option<&ObjectDecision>,
    (have, want): (&Object, &Object),
    act: Act,
) -> Vec<String> {
    let as_declared = decision.is_none_or(|decision| decision.steps.is_empty());
    match act {
        Act::Drop | Act::Rename if as_declared => create(want, sides.want),
        Act::Drop | Act::Rename => create(have, sides.have),
        _ => {
            let want = if as_declared { want } else { have };
            restoring(sides, (have, want), act).into_iter().flat_map(|step| step.sql).collect()
        }
    }
}
