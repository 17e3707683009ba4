//! Carries the decisions per object to the statements that declare them.

use std::collections::{BTreeMap, BTreeSet};

use super::anchor::{anchor_steps, drop_rank, goes_first, last_definition, only_annotates};
use super::around::{cleared, trailing};
use super::detours::detoured;
use super::displace::{Clearance, phase_of};
use super::drops::{live_targets, plan_drop};
use super::hand_over::making_room;
use super::heals::heals_of;
use super::history;
use super::inputs::{DeclaredStatement, HealLevel, Inputs};
use super::lines::{again, as_written, generated, line, made_again, skipped};
use super::outcome::{ObjectDecision, Outcome};
use super::put_back::put_back;
use super::relocate::relocated;
use super::replay::replayed;
use super::summary::{Decision, Plan, PlannedStatement, Verdict};
use super::unmodelled::plan_unmodelled;
use crate::catalog::{Kind, Object, ObjectId};
use crate::drift::{Nature, Step, create_steps};
use crate::files::Style;
use crate::finding::Finding;
use crate::sql::StatementClass;

/// Plans every statement in scope, then the changes that no statement stands for.
pub(super) fn plan_statements(
    inputs: &Inputs<'_>,
    (decisions, clearances): (&BTreeMap<ObjectId, ObjectDecision>, &BTreeMap<usize, Clearance>),
    plan: &mut Plan,
) -> Vec<PlannedStatement> {
    let mut anchored = anchor_steps(inputs, decisions);
    let relocated = relocated(inputs, decisions);
    let replayed = replayed(inputs, decisions, &relocated);
    let mut statements = Vec::new();
    let mut unplaced: Vec<Step> = Vec::new();
    history::check(inputs, plan);
    for (index, declared) in inputs.statements.iter().enumerate().filter(|(_, declared)| declared.in_scope) {
        let mut steps = anchored.remove(&Some(index)).unwrap_or_default();
        if declared.statement.class != StatementClass::Schema || declared.style == Style::History {
            unplaced.append(&mut steps);
        }
        let planned = match (declared.statement.class, declared.style) {
            (_, Style::History) => history::plan_statement(inputs, index, declared),
            (StatementClass::Session | StatementClass::Transaction, _) => as_written(index, declared),
            (StatementClass::Data, _) => plan_data(inputs, index, declared, plan),
            (StatementClass::Maintenance | StatementClass::Cluster, _) => run_once(inputs, index, declared),
            _ if replayed.contains(&index) => {
                let concerned = inputs.attribution.concerned_by(index);
                let remade = concerned.iter().filter_map(|id| decisions.get(*id)).find(|decision| decision.is_remade);
                again(index, declared, remade, steps)
            }
            _ => plan_schema(inputs, index, (decisions, &relocated), steps, plan),
        };
        let planned = detoured(inputs, (index, declared), planned, plan);
        let here = clearances.get(&declared.phase).filter(|clearance| clearance.first == Some(index));
        statements.extend(here.and_then(|clearance| cleared(declared.phase, clearance, &clearance.before)));
        statements.push(planned);
    }
    let of_none = clearances.iter().filter(|(_, clearance)| clearance.first.is_none());
    statements.extend(of_none.filter_map(|(phase, clearance)| cleared(*phase, clearance, &clearance.before)));
    let mut unplaced: Vec<Step> = anchored.into_values().flatten().chain(unplaced).collect();
    unplaced.sort_by_key(|step| drop_rank(inputs, step));
    let gone = decisions.values().filter(|decision| decision.is_gone).map(|decision| decision.id.clone());
    let early = making_room(inputs, &gone.collect());
    // What hangs on other objects goes before anything else, so that it is in nobody's way; what others hang on, last.
    let (leading, last): (Vec<Step>, Vec<Step>) =
        unplaced.into_iter().partition(|step| goes_first(inputs, step) || early.contains(&step.object));
    let leading = leading
        .into_iter()
        .map(|step| PlannedStatement { makes_room: early.contains(&step.object), ..trailing(inputs, step) });
    let last = last.into_iter().map(|step| trailing(inputs, step));
    let back = put_back(inputs, decisions)
        .into_iter()
        .map(|step| generated(phase_of(inputs, &step.object), step.sql, Some(step.object)));
    let leading = leading.chain(back);
    let ends = clearances.iter().filter_map(|(phase, clearance)| cleared(*phase, clearance, &clearance.after));
    let mut all: Vec<PlannedStatement> = leading.chain(statements).chain(last).chain(ends).collect();
    all.sort_by_key(|planned| planned.phase);
    all
}

fn plan_schema(
    inputs: &Inputs<'_>,
    index: usize,
    (decisions, relocated): (&BTreeMap<ObjectId, ObjectDecision>, &BTreeMap<ObjectId, usize>),
    steps: Vec<Step>,
    plan: &mut Plan,
) -> PlannedStatement {
    let declared = &inputs.statements[index];
    let moved_here: Vec<&ObjectId> = relocated.iter().filter(|(_, at)| **at == index).map(|(id, _)| id).collect();
    let mut concerned = inputs.attribution.concerned_by(index);
    concerned.extend(&moved_here);
    let drops_live = !declared.statement.drops.is_empty() && !live_targets(inputs, declared).is_empty();
    if drops_live || !concerned.iter().any(|id| decisions.contains_key(*id)) {
        return plan_without_objects(inputs, (index, declared), decisions, plan);
    }
    let outcome = |id: &ObjectId| decisions.get(id).map(|decision| &decision.outcome);
    let is_here = |id: &ObjectId| relocated.get(id).is_none_or(|at| *at == index);
    let writes_live = |at: usize| {
        inputs.attribution.written_by(at).any(|id| decisions.get(id).is_some_and(|decision| decision.is_live))
    };
    // The index that a constraint is made from comes with the constraint where the constraint's own statement is generated.
    let is_part = |id: &ObjectId| {
        let maker = last_definition(inputs, id).filter(|at| *at != index && declared.statement.kind == "create_index");
        id.kind == Kind::Constraint && maker.is_some_and(writes_live)
    };
    let creates = |id: &ObjectId| matches!(outcome(id), Some(Outcome::Create)) && is_here(id) && !is_part(id);
    let any_create = concerned.iter().any(|id| creates(id));
    let writes_live = writes_live(index);
    if any_create && moved_here.is_empty() && (!writes_live || only_annotates(declared)) {
        let remade = concerned.iter().filter_map(|id| decisions.get(*id)).find(|decision| decision.is_remade);
        return match remade {
            Some(decision) => made_again(index, declared, decision),
            // A grant about many may give what some of them lack.
            None => PlannedStatement { touches: touched(&steps), ..as_written(index, declared) },
        };
    }
    let written = inputs.attribution.written_by(index).chain(moved_here.iter().copied());
    let made: BTreeSet<&ObjectId> = written.collect();
    let made = made.into_iter().filter(|id| creates(id) && !follows(inputs, decisions, id));
    let made = made.filter_map(|id| inputs.want.get(id));
    let mut generated: Vec<Step> = made.flat_map(|want| create_steps(want, inputs.full)).collect();
    generated.sort_by_key(Step::order);
    let generated = needs_first(inputs, generated);
    // What is new may use columns as they will be, save sequences, which defaults use; everything else may use what is new.
    let (columns, others): (Vec<Step>, Vec<Step>) =
        steps.into_iter().partition(|step| step.object.kind == Kind::Column);
    let (sequences, made): (Vec<Step>, Vec<Step>) =
        generated.into_iter().partition(|step| step.object.kind == Kind::Sequence && !step.ties_objects());
    let generated = sequences.into_iter().chain(columns).chain(made).chain(others);
    // A sequence belongs to a table of its own owner.
    let (ties, generated): (Vec<Step>, Vec<Step>) = generated.partition(Step::ties_objects);
    let generated: Vec<Step> = generated.into_iter().chain(ties).collect();
    if generated.is_empty()
        && let Some((id, decision)) = stopped_at(inputs, index, decisions)
    {
        return PlannedStatement { decision, ..line(index, declared, Vec::new(), Some(id)) };
    }
    let planned = in_its_place(inputs, (index, declared), decisions, generated);
    healed(inputs, index, planned, plan)
}

/// Steps in their order, but none before one that makes what it needs.
pub(super) fn needs_first(inputs: &Inputs<'_>, steps: Vec<Step>) -> Vec<Step> {
    let (ties, mut rest): (Vec<Step>, Vec<Step>) = steps.into_iter().partition(Step::ties_objects);
    let mut sorted: Vec<Step> = Vec::new();
    while !rest.is_empty() {
        let waits = |step: &Step| {
            let needs = needs_of(inputs, &step.object);
            rest.iter().any(|other| other.object != step.object && needs.contains(&other.object))
        };
        let next = rest.iter().position(|step| !waits(step)).unwrap_or_default();
        sorted.push(rest.remove(next));
    }
    sorted.extend(ties);
    sorted
}

/// What an object needs; a table also what its columns need, and a sequence not the column it is tied to later.
fn needs_of<'a>(inputs: &'a Inputs<'_>, id: &ObjectId) -> BTreeSet<&'a ObjectId> {
    let parts = inputs.full.objects.values().filter(|part| part.id.kind == Kind::Column);
    let of_table = parts.filter(|part| id.kind == Kind::Table && part.id.parent_table().as_ref() == Some(id));
    let objects = of_table.chain(inputs.full.get(id));
    objects.flat_map(|object| &object.needs).filter(|_| id.kind != Kind::Sequence).collect()
}

/// What runs in place of a statement that would fail or change something that is there.
fn in_its_place(
    inputs: &Inputs<'_>,
    (index, declared): (usize, &DeclaredStatement),
    decisions: &BTreeMap<ObjectId, ObjectDecision>,
    generated: Vec<Step>,
) -> PlannedStatement {
    let replaces = generated.iter().any(|step| !matches!(step.nature, Nature::Additive));
    let main = generated.first().map(|step| step.object.clone());
    let object = main.or_else(|| main_object(&inputs.attribution.concerned_by(index)));
    let touches = touched(&generated);
    let differences = touches
        .iter()
        .filter_map(|id| decisions.get(id))
        .flat_map(|decision| decision.words.iter().map(|words| format!("{}: {words}", decision.id)));
    let differences: Vec<String> = differences.collect();
    let sql: Vec<String> = generated.into_iter().flat_map(|step| step.sql).collect();
    let decision = match (sql.is_empty(), replaces) {
        (true, _) => Decision::SkipIdentical,
        (false, true) => Decision::Replace,
        (false, false) => Decision::Converge,
    };
    let heals = heals_of(inputs, index, &sql, &differences);
    PlannedStatement { decision, heals, differences, touches, ..line(index, declared, sql, object) }
}

fn touched(steps: &[Step]) -> BTreeSet<ObjectId> {
    steps.iter().map(|step| step.object.clone()).collect()
}

/// The object defined here whose decision stops the deploy.
fn stopped_at(
    inputs: &Inputs<'_>,
    index: usize,
    decisions: &BTreeMap<ObjectId, ObjectDecision>,
) -> Option<(ObjectId, Decision)> {
    let here =
        inputs.attribution.concerned_by(index).into_iter().filter(|id| last_definition(inputs, id) == Some(index));
    let stopped = here.filter_map(|id| decisions.get(id)).filter(|d| d.outcome.stops(&inputs.options.allowed));
    stopped.map(|decision| (decision.id.clone(), decision_word(&decision.outcome))).next()
}

fn decision_word(outcome: &Outcome) -> Decision {
    match outcome {
        Outcome::Drift | Outcome::Conflict => Decision::Drift,
        _ => Decision::Refuse,
    }
}

/// A part that comes with its table or its column: columns of a table created here are in its own statement.
fn follows(inputs: &Inputs<'_>, decisions: &BTreeMap<ObjectId, ObjectDecision>, id: &ObjectId) -> bool {
    let derived = inputs.want.get(id).is_some_and(Object::is_derived);
    let table = id.parent_table().and_then(|table| decisions.get(&table));
    let with_table = table.is_some_and(|table| matches!(table.outcome, Outcome::Create));
    derived || (with_table && id.kind == Kind::Column)
}

/// With healing off or limited, what would be healed fails as the statement as written would.
fn healed(inputs: &Inputs<'_>, index: usize, planned: PlannedStatement, plan: &mut Plan) -> PlannedStatement {
    let allowed = match inputs.options.heal {
        HealLevel::Off => planned.heals.is_empty(),
        HealLevel::Identical => planned.heals.is_empty() || planned.sql.is_empty(),
        HealLevel::Additive => true,
    };
    let Some(heal) = planned.heals.first().filter(|_| !allowed) else { return planned };
    let declared = &inputs.statements[index];
    let level = if inputs.options.heal == HealLevel::Off { "off" } else { "identical" };
    let finding = Finding::error("not-healed", format!("{} is already there, and healing is `{level}`", heal.object))
        .with_detail(format!(
            "As written the statement would fail with SQLSTATE {} or hide a difference.",
            heal.rule.sqlstate
        ))
        .with_hint("Pass `--heal additive`, or guard the statement in the file.")
        .at(declared.statement.location());
    plan.stop(Verdict::Failed, finding);
    PlannedStatement { decision: Decision::Refuse, heals: Vec::new(), sql: Vec::new(), ..planned }
}

/// Drops, and statements that left nothing behind on the shadow.
fn plan_without_objects(
    inputs: &Inputs<'_>,
    (index, declared): (usize, &DeclaredStatement),
    decisions: &BTreeMap<ObjectId, ObjectDecision>,
    plan: &mut Plan,
) -> PlannedStatement {
    let targets = live_targets(inputs, declared);
    if let Some(made_again) = inputs.attribution.transient(index).filter(|_| targets.is_empty()) {
        // Steps on the way to an object that is made at the end run when that object is made, and only then.
        let is_made = |id: &ObjectId| matches!(decisions.get(id), Some(d) if d.outcome == Outcome::Create);
        return match made_again.is_empty() {
            true => run_once(inputs, index, declared),
            false if made_again.iter().any(is_made) => as_written(index, declared),
            false => PlannedStatement { decision: Decision::SkipIdentical, ..line(index, declared, Vec::new(), None) },
        };
    }
    if let Some(planned) = plan_unmodelled(inputs, (index, declared), plan) {
        return planned;
    }
    if declared.statement.kind == "do" {
        return plan_data(inputs, index, declared, plan);
    }
    if declared.statement.drops.is_empty() {
        return run_once(inputs, index, declared);
    }
    plan_drop(inputs, (index, declared), (&targets, decisions), plan)
}

fn plan_data(inputs: &Inputs<'_>, index: usize, declared: &DeclaredStatement, plan: &mut Plan) -> PlannedStatement {
    let may_run = inputs.builds() || inputs.options.run_data || declared.statement.conflict_tolerant;
    let planned = run_once(inputs, index, declared);
    if planned.decision == Decision::SkipApplied || may_run {
        return planned;
    }
    let finding =
        Finding::error("data-on-foreign-database", "a data statement has not run here, as far as anybody knows")
            .with_detail("Wrench did not build this database, so the rows may be there already.")
            .with_hint("Pass `--run-data` to run it once, or write it as `insert … on conflict do nothing`.")
            .at(declared.statement.location());
    plan.stop(Verdict::Refused, finding);
    PlannedStatement { decision: Decision::Refuse, sql: Vec::new(), ..planned }
}

/// Runs as written unless the journal knows it as done.
pub(super) fn run_once(inputs: &Inputs<'_>, index: usize, declared: &DeclaredStatement) -> PlannedStatement {
    if inputs.is_applied(declared) {
        return skipped(index, declared, Decision::SkipApplied);
    }
    as_written(index, declared)
}

fn main_object(concerned: &BTreeSet<&ObjectId>) -> Option<ObjectId> {
    concerned.iter().next().map(|id| (*id).clone())
}
