//! The three-way table: one decision per object from `want`, `have` and `base`.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::called::{called_otherwise, other_primary_key};
use super::hand_over::{gets_room, making_room};
use super::inputs::Inputs;
use super::outcome::{ObjectDecision, Outcome};
use super::partitioned;
use crate::catalog::{Facts, Kind, Object, ObjectId};
use crate::drift::{
    Hazard, Nature, PartChange, Sides, Step, creation_nature, drop_steps, leaving_steps, part_changes, part_value,
    rename_step, steps_for,
};
use crate::files::Style;

/// Decisions for every declared object in scope, for what is declared no longer, and for undeclared openings.
pub fn decide_objects(inputs: &Inputs<'_>) -> BTreeMap<ObjectId, ObjectDecision> {
    let leaving = leaving(inputs);
    let sides = Sides { have: inputs.have, want: inputs.full, leaving: &leaving };
    let declared = inputs.want.objects.values().filter(|want| inputs.is_in_scope(&want.id)).map(|want| {
        let have = inputs.have.get(&want.id);
        let base = inputs.base.get(&want.id);
        match (have, base) {
            (Some(have), _) => decide_both(inputs, sides, (want, have, base)),
            (None, None) => decide_new(inputs, &leaving, want),
            (None, Some(_)) => decide_dropped_behind(inputs, &leaving, want),
        }
    });
    let gone = gone_from_files(inputs, sides);
    let openings = undeclared_policies(inputs);
    declared.chain(gone).chain(openings).map(|decision| (decision.id.clone(), decision)).collect()
}

/// Tables whose emptiness matters: live ones that get a new column or constraint.
pub fn tables_to_probe(inputs: &Inputs<'_>) -> BTreeSet<ObjectId> {
    inputs
        .want
        .objects
        .values()
        .filter(|want| matches!(want.id.kind, Kind::Column | Kind::Constraint) && inputs.have.get(&want.id).is_none())
        .filter_map(|want| want.id.parent_table())
        .filter(|table| inputs.have.get(table).is_some())
        .chain(partitioned::detoured_leaves(inputs))
        .collect()
}

fn decide_new(inputs: &Inputs<'_>, leaving: &BTreeSet<ObjectId>, want: &Object) -> ObjectDecision {
    let taken = inputs.have.name_taken_by(&want.id, &want.facts).filter(|_| !gets_room(inputs, leaving, want));
    let taken = taken.map(|kind| format!("the name is taken by a {kind}"));
    let other_key =
        || other_primary_key(inputs, want).map(|key| format!("the table has the primary key \"{}\"", key.id.name));
    if let Some(words) = taken.or_else(other_key) {
        let words = vec![words];
        let outcome = if inputs.base.objects.is_empty() { Outcome::Drift } else { Outcome::Conflict };
        return ObjectDecision {
            id: want.id.clone(),
            outcome,
            steps: Vec::new(),
            words,
            is_gone: false,
            is_live: true,
            is_remade: false,
        };
    }
    let has_rows = want.id.parent_table().is_some_and(|table| inputs.evidence.nonempty.contains(&table));
    let hazards: BTreeSet<_> = match creation_nature(want, has_rows) {
        Nature::Hazard(hazard) if !want.is_derived() => BTreeSet::from([hazard]),
        _ => BTreeSet::new(),
    };
    let outcome = if hazards.is_subset(&inputs.options.allowed) { Outcome::Create } else { Outcome::Hazard(hazards) };
    ObjectDecision {
        id: want.id.clone(),
        outcome,
        steps: Vec::new(),
        words: vec!["it is missing".into()],
        is_gone: false,
        is_live: false,
        is_remade: false,
    }
}

fn decide_dropped_behind(inputs: &Inputs<'_>, leaving: &BTreeSet<ObjectId>, want: &Object) -> ObjectDecision {
    if let Some(like) = called_otherwise(inputs, want) {
        return decide_renamed(inputs, like, want);
    }
    let mut decision = decide_new(inputs, leaving, want);
    if decision.is_live {
        return decision;
    }
    decision.words = vec!["it was dropped behind our back".into()];
    // A part of a table that is gone as a whole is no finding of its own.
    let table_gone = want.table().is_some_and(|table| inputs.have.get(&table).is_none());
    if !inputs.options.converge_drift && !table_gone {
        decision.outcome = Outcome::Drift;
    }
    decision
}

fn decide_renamed(inputs: &Inputs<'_>, like: &Object, want: &Object) -> ObjectDecision {
    ObjectDecision {
        id: want.id.clone(),
        outcome: if inputs.options.converge_drift { Outcome::Replace } else { Outcome::Drift },
        steps: rename_step(like, want).into_iter().collect(),
        words: vec![format!("it is called \"{}\" in the database", like.id.name)],
        is_gone: false,
        is_live: true,
        is_remade: false,
    }
}

fn decide_both(
    inputs: &Inputs<'_>,
    sides: Sides<'_>,
    (want, have, base): (&Object, &Object, Option<&Object>),
) -> ObjectDecision {
    // What an untouched database has too was left there by nobody.
    let base = base.or_else(|| inputs.initial.get(&want.id));
    let raw = part_changes(have, want);
    // Most objects are as declared, and nobody asks then what they were.
    let base_parts = base.filter(|_| !raw.is_empty()).map(Object::parts);
    let table_known = want.table().is_some_and(|table| inputs.base.get(&table).is_some());
    let changes: Vec<PartChange> =
        raw.into_iter().filter(|change| !is_undeclared_comment(change, base_parts.as_ref())).collect();
    let mut decision = ObjectDecision {
        id: want.id.clone(),
        outcome: Outcome::Identical,
        steps: Vec::new(),
        words: changes.iter().map(|change| words(change, base_parts.as_ref())).collect(),
        is_gone: false,
        is_live: true,
        is_remade: false,
    };
    if changes.is_empty() || partitioned::is_left_over(inputs, want, have) {
        return decision;
    }
    let blame: BTreeMap<&str, Blame> =
        changes.iter().map(|change| (change.part.as_str(), blame(change, base_parts.as_ref(), table_known))).collect();
    let steps = steps_for(sides, have, want, &changes);
    let settled: BTreeSet<&str> = steps.iter().flat_map(|step| step.parts.iter().map(String::as_str)).collect();
    for change in &changes {
        if !settled.contains(change.part.as_str()) {
            let why = format!("no statement is known that changes its {}", change.part.replace('_', " "));
            let part = vec![change.part.clone()];
            let step = Step::impossible(&want.id, part, why);
            decision.outcome = decision.outcome.max(step_outcome(inputs, &step, &blame));
        }
    }
    for step in &steps {
        decision.outcome = decision.outcome.clone().max(step_outcome(inputs, step, &blame));
    }
    decision.outcome = merge_hazards(decision.outcome, &steps, inputs);
    decision.steps = steps;
    decision
}

/// Who changed a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Blame {
    /// The files: live is as the last deployment left it.
    Files,
    /// Unknown: no deployment left it.
    Unknown,
    /// The database.
    Database,
    /// Both.
    Both,
}

fn blame(change: &PartChange, base: Option<&BTreeMap<String, Value>>, table_known: bool) -> Blame {
    let Some(base) = base else {
        return if table_known { Blame::Both } else { Blame::Unknown };
    };
    let left = base.get(&change.part);
    if left == change.have.as_ref() {
        Blame::Files
    } else if left == change.want.as_ref() {
        Blame::Database
    } else {
        Blame::Both
    }
}

fn step_outcome(inputs: &Inputs<'_>, step: &Step, blame: &BTreeMap<&str, Blame>) -> Outcome {
    let worst = step.parts.iter().filter_map(|part| blame.get(part.as_str())).max().copied().unwrap_or(Blame::Files);
    let by_nature = match &step.nature {
        Nature::Additive => Outcome::Converge,
        Nature::Replace => Outcome::Replace,
        Nature::Hazard(hazard) => Outcome::Hazard(BTreeSet::from([*hazard])),
        Nature::Unsupported(why) => Outcome::Unsupported(why.clone()),
    };
    let put_back = inputs.options.converge_drift;
    match worst {
        Blame::Files => by_nature,
        Blame::Unknown if step.nature == Nature::Additive => by_nature,
        Blame::Unknown | Blame::Database if put_back => by_nature,
        Blame::Unknown | Blame::Database => Outcome::Drift,
        Blame::Both => Outcome::Conflict,
    }
}

/// Several hazards of one object are all named; accepted ones make it an ordinary change.
fn merge_hazards(outcome: Outcome, steps: &[Step], inputs: &Inputs<'_>) -> Outcome {
    let Outcome::Hazard(_) = outcome else { return outcome };
    let all: BTreeSet<_> = steps.iter().filter_map(hazard_of).collect();
    if all.is_subset(&inputs.options.allowed) { Outcome::Replace } else { Outcome::Hazard(all) }
}

/// A comment somebody added to an object whose file has none is no difference anybody declared.
fn is_undeclared_comment(change: &PartChange, base: Option<&BTreeMap<String, Value>>) -> bool {
    change.part == "comment" && change.want.is_none() && base.is_none_or(|base| !base.contains_key("comment"))
}

fn words(change: &PartChange, base: Option<&BTreeMap<String, Value>>) -> String {
    let mut text = change.in_words();
    if let Some(base) = base
        && base.get(&change.part) != change.have.as_ref()
    {
        let left = part_value(&change.part, base.get(&change.part));
        let left = left.map_or_else(|| "nothing".to_owned(), |value| format!("`{value}`"));
        text += &format!(", the last deployment left {left}");
    }
    text
}

/// Objects a former deployment left, live still, declared no longer.
pub(super) fn leaving(inputs: &Inputs<'_>) -> BTreeSet<ObjectId> {
    gone(inputs).map(|(_, have)| have.id.clone()).collect()
}

fn gone<'a>(inputs: &'a Inputs<'_>) -> impl Iterator<Item = (&'a Object, &'a Object)> + 'a {
    let in_scope: BTreeSet<&str> =
        inputs.selected.iter().filter_map(|phase| inputs.phases.get(*phase).map(String::as_str)).collect();
    // A history file drops what it drops by a statement of its own.
    let history: BTreeSet<&str> = inputs
        .statements
        .iter()
        .filter(|declared| declared.style == Style::History)
        .filter_map(|declared| inputs.phases.get(declared.phase).map(String::as_str))
        .collect();
    inputs
        .base
        .objects
        .values()
        .filter(move |entry| in_scope.contains(entry.phase.as_str()) && !history.contains(entry.phase.as_str()))
        .filter(|entry| inputs.want.get(&entry.object.id).is_none() && !entry.object.is_derived())
        .filter(|entry| !inputs.may_be_declared(&entry.object.id))
        .filter(|entry| {
            let table = entry.object.table();
            table.is_none_or(|table| inputs.want.get(&table).is_some() || inputs.have.get(&table).is_none())
        })
        .filter_map(|entry| inputs.have.get(&entry.object.id).map(|have| (&entry.object, have)))
}

fn gone_from_files<'a>(inputs: &'a Inputs<'_>, sides: Sides<'a>) -> impl Iterator<Item = ObjectDecision> + 'a {
    let allowed = &inputs.options.allowed;
    let early = making_room(inputs, sides.leaving);
    gone(inputs).map(move |(base, have)| {
        let steps = leaving_steps(sides, have, early.contains(&have.id));
        let hazards: BTreeSet<_> = steps.iter().filter_map(hazard_of).collect();
        let blocked = steps.iter().find_map(|step| match &step.nature {
            Nature::Unsupported(why) => Some(Outcome::Unsupported(why.clone())),
            _ => None,
        });
        let outcome = match (base.same_as(have), blocked) {
            (false, _) => Outcome::Conflict,
            (true, Some(blocked)) => blocked,
            (true, None) if hazards.is_subset(allowed) => Outcome::Replace,
            (true, None) => Outcome::Hazard(hazards),
        };
        let words = vec!["the files no longer declare it".to_owned()];
        ObjectDecision { id: have.id.clone(), outcome, steps, words, is_gone: true, is_live: true, is_remade: false }
    })
}

fn hazard_of(step: &Step) -> Option<Hazard> {
    match step.nature {
        Nature::Hazard(hazard) => Some(hazard),
        _ => None,
    }
}

/// A permissive policy nobody declared opens a declared table.
fn undeclared_policies<'a>(inputs: &'a Inputs<'_>) -> impl Iterator<Item = ObjectDecision> + 'a {
    inputs
        .have
        .objects
        .values()
        .filter(|have| matches!(&have.facts, Facts::Policy(policy) if policy.permissive))
        .filter(|have| inputs.want.get(&have.id).is_none() && inputs.base.get(&have.id).is_none())
        .filter(|have| !inputs.may_be_declared(&have.id))
        .filter(|have| {
            have.id.parent_table().is_some_and(|table| inputs.want.get(&table).is_some() && inputs.is_in_scope(&table))
        })
        .map(|have| ObjectDecision {
            id: have.id.clone(),
            outcome: if inputs.options.converge_drift { Outcome::Replace } else { Outcome::Drift },
            steps: drop_steps(have),
            words: vec!["it opens a declared table and is declared nowhere".to_owned()],
            is_gone: true,
            is_live: true,
            is_remade: false,
        })
}
