//! Statements that do not get through as written: what runs in their place, and the heal that says so.

use super::inputs::{DeclaredStatement, Inputs};
use super::partitioned::{foreign_key, index};
use super::summary::{Decision, Plan, PlannedStatement};
use crate::catalog::{Facts, Kind, Object, ObjectId};
use crate::finding::Finding;
use crate::heal::{Detour, Evidence, Heal, Way, listed, nearest, rule_by_code};
use crate::sql::{DropTarget, mentions, without_words};

/// The statement with the heal it needs, if it needs one.
pub(super) fn detoured(
    inputs: &Inputs<'_>,
    (at, declared): (usize, &DeclaredStatement),
    planned: PlannedStatement,
    plan: &mut Plan,
) -> PlannedStatement {
    let known = inputs.evidence.detours.iter().find(|detour| detour.statement == at);
    let as_written = planned.sql.as_slice() == [declared.statement.text()];
    match known.map(|detour| (detour, &detour.way)) {
        Some((detour, Way::Behind)) if planned.decision.runs() && as_written => {
            let place = at.checked_sub(1).and_then(|before| inputs.statements.get(before));
            let place = place.map(|before| before.statement.location().to_string()).unwrap_or_default();
            let sql = planned.sql.clone();
            healed(inputs, planned, (&detour.rule, at), (sql, format!("it runs behind {place}")))
        }
        Some((detour, Way::Nothing)) if !planned.decision.runs() && planned.decision != Decision::Refuse => {
            plan.findings.extend(almost_called(inputs, declared));
            if inputs.is_applied(declared) {
                return planned;
            }
            healed(inputs, planned, (&detour.rule, at), (Vec::new(), "there is nothing to drop".to_owned()))
        }
        Some((detour, Way::Instead(text))) if planned.decision.runs() && (as_written || is_rebuilt(&planned)) => {
            instead(inputs, (at, declared), planned, (detour, text))
        }
        _ => refreshed(inputs, (at, declared), planned),
    }
}

fn instead(
    inputs: &Inputs<'_>,
    (at, declared): (usize, &DeclaredStatement),
    planned: PlannedStatement,
    (detour, text): (&Detour, &str),
) -> PlannedStatement {
    let made = || inputs.attribution.concerned_by(at).into_iter().filter_map(|id| inputs.want.get(id));
    let parts = match detour.rule.as_str() {
        "feature-not-supported-concurrent-index" => made().find_map(|want| match &want.facts {
            Facts::Index(facts) if !facts.inherited => index(inputs, want, facts),
            _ => None,
        }),
        "wrong-object-type-not-valid-key" => made().find_map(|want| match &want.facts {
            Facts::Constraint(facts) if !facts.inherited && facts.constraint_type == "f" => {
                foreign_key(inputs, want, facts)
            }
            _ => None,
        }),
        _ => return refreshed(inputs, (at, declared), planned),
    };
    let autocommit = parts.is_some();
    let parts = parts.unwrap_or_else(|| vec![text.to_owned()]);
    // Over rows what is left of a former build is taken over, parent's index included.
    let leftover = planned.sql.iter().filter(|_| is_rebuilt(&planned) && !autocommit).take(1).cloned();
    let sql: Vec<String> = leftover.chain(parts).collect();
    let words = match autocommit {
        true => "a partition has rows",
        false => "no partition has rows",
    };
    let planned = PlannedStatement { sql: sql.clone(), autocommit, decision: Decision::Converge, ..planned };
    healed(inputs, planned, (&detour.rule, at), (sql, words.to_owned()))
}

/// An index that a broken-off build left is dropped first.
fn is_rebuilt(planned: &PlannedStatement) -> bool {
    planned.sql.len() > 1 && planned.sql.first().is_some_and(|sql| sql.starts_with("drop index "))
}

/// A view that was never filled cannot be refreshed beside its readers, and has none.
fn refreshed(
    inputs: &Inputs<'_>,
    (at, declared): (usize, &DeclaredStatement),
    planned: PlannedStatement,
) -> PlannedStatement {
    let text = declared.statement.text();
    if declared.statement.kind != "refresh" || !planned.decision.runs() {
        return planned;
    }
    let Some(plain) = without_words(text, &["concurrently"]) else { return planned };
    let view = |object: &&Object| object.id.kind == Kind::View && mentions(text, &object.id.name);
    let live = inputs.have.objects.values().find(view);
    let is_filled = live.is_some_and(|view| matches!(&view.facts, Facts::View(view) if view.populated));
    let is_known = live.is_some() || inputs.evidence.detours.iter().any(|detour| detour.statement == at);
    if is_filled || !is_known || inputs.options.heal == super::HealLevel::Off {
        return planned;
    }
    let planned = PlannedStatement { sql: vec![plain.clone()], decision: Decision::Converge, ..planned };
    let rule = "object-not-in-prerequisite-state-refresh";
    healed(inputs, planned, (rule, at), (vec![plain], "it was never filled".to_owned()))
}

fn healed(
    inputs: &Inputs<'_>,
    planned: PlannedStatement,
    (rule, at): (&str, usize),
    (executed_sql, words): (Vec<String>, String),
) -> PlannedStatement {
    let Some(rule) = rule_by_code(rule) else { return planned };
    let declared = &inputs.statements[at].statement;
    let dropped = || declared.drops.first().map(dropped_id);
    let written = || inputs.attribution.concerned_by(at).into_iter().next().cloned();
    let Some(object) = planned.object.clone().or_else(written).or_else(dropped).or_else(|| view_of(inputs, at)) else {
        return planned;
    };
    let evidence = Evidence::of(inputs.want.get(&object), inputs.have.get(&object), inputs.base.get(&object), &[words]);
    let heal = Heal { rule, object, original_sql: declared.text().to_owned(), executed_sql, evidence };
    let heals = planned.heals.into_iter().chain([heal]).collect();
    PlannedStatement { heals, ..planned }
}

/// The view that a refresh names.
fn view_of(inputs: &Inputs<'_>, at: usize) -> Option<ObjectId> {
    let text = inputs.statements[at].statement.text();
    inputs.full.objects.keys().find(|id| id.kind == Kind::View && mentions(text, &id.name)).cloned()
}

fn dropped_id(target: &DropTarget) -> ObjectId {
    let kind = kind_of(target);
    let (name, schema) = match target.path.as_slice() {
        [.., schema, name] => (name.clone(), schema.clone()),
        [name] => (name.clone(), String::new()),
        [] => (String::new(), String::new()),
    };
    ObjectId { kind, schema, relation: target.relation.last().cloned().unwrap_or_default(), name }
}

fn kind_of(target: &DropTarget) -> Kind {
    match target.kind.as_str() {
        "view" | "materialized view" => Kind::View,
        "index" => Kind::Index,
        "sequence" => Kind::Sequence,
        "type" => Kind::Enum,
        "domain" => Kind::Domain,
        "function" | "procedure" | "routine" => Kind::Function,
        "aggregate" => Kind::Aggregate,
        "schema" => Kind::Schema,
        "trigger" => Kind::Trigger,
        "policy" => Kind::Policy,
        "rule" => Kind::Rule,
        "extension" => Kind::Extension,
        _ => Kind::Table,
    }
}

/// Live objects that are called almost like the one that is not there to be dropped: the name may be a slip of the pen.
fn almost_called(inputs: &Inputs<'_>, declared: &DeclaredStatement) -> Option<Finding> {
    let target = declared.statement.drops.first()?;
    let id = dropped_id(target);
    let live = inputs.have.objects.keys().filter(|other| other.kind == id.kind);
    let near = nearest(&id.name, live.map(|other| other.name.split('(').next().unwrap_or_default().to_owned()));
    let finding =
        Finding::warn("drop-of-nothing", format!("{} \"{}\" is not there to be dropped", target.kind, id.name))
            .with_hint(format!("Did you mean {}? If not, write `if exists`.", listed(&near)))
            .explained_by("undefined-object-drop")
            .at(declared.statement.location());
    (!near.is_empty()).then_some(finding)
}
