//! Records the live state as what was left, and executes nothing.

use time::OffsetDateTime;

use super::decided::Decided;
use super::error::{DeployError, Stop};
use super::event::Event;
use super::journal::{DeploymentRow, JournalRow, close_deployment, open_deployment, record_base, record_statements};
use super::positions::place_at;
use super::report::Status;
use super::request::DeployRequest;
use super::run::{deployment_id, empty_report};
use super::stages::{Stages, style_word};
use crate::files::Style;
use crate::finding::Finding;
use crate::plan::{Base, BaseObject, Inputs, Outcome, Place, decide_objects, place_findings};
use crate::sql::StatementClass;

/// What adopting recorded.
#[derive(Debug, Default)]
pub struct Adopted {
    /// Declared objects recorded as they are.
    pub objects: usize,
    /// Of these, objects that differ from what is declared.
    pub differing: usize,
    /// Declared objects that are not there.
    pub missing: usize,
    /// Statements recorded as applied.
    pub statements: usize,
    /// What there is to say; what is wrong, when it failed.
    pub findings: Vec<Finding>,
    /// Exit code.
    pub exit_code: i32,
}

/// Records the live state of everything declared as the base of later decisions, and the history files up to `at`, or to
/// where the database is found to be, as applied.
pub async fn adopt(request: &DeployRequest, at: Option<&str>, mut on_event: impl FnMut(Event<'_>) + Send) -> Adopted {
    let id = deployment_id(OffsetDateTime::now_utc());
    let mut stages = Stages::new(request, empty_report(OffsetDateTime::now_utc()), &mut on_event);
    match run(&mut stages, &id, at).await {
        Ok(adopted) => adopted,
        Err(stop) => Adopted { findings: stop.findings, exit_code: stop.exit_code, ..Adopted::default() },
    }
}

async fn run(stages: &mut Stages<'_>, id: &str, at: Option<&str>) -> Result<Adopted, Stop> {
    let mut decided = stages.decide().await?;
    if let Some(asked) = at {
        place_at(&mut decided, asked)?;
    }
    let client = &stages.open_target()?.connection.client;
    let inputs = decided.inputs();
    let mut adopted = Adopted { findings: placed(&inputs)?, ..Adopted::default() };
    refuse_unfinished_history(&inputs)?;
    let base = live_base(&inputs, &decided, &mut adopted);
    let rows = applied_rows(&decided);
    adopted.statements = rows.len();
    let row = DeploymentRow { id, git_commit: None, phases: &decided.phase_names, builds: false };
    let begin = "begin";
    client.batch_execute(begin).await.map_err(|source| DeployError::Transaction { action: "begin", source })?;
    open_deployment(client, &row).await?;
    record_statements(client, id, &rows).await?;
    record_base(client, id, &base).await?;
    let done = rows.iter().filter_map(|row| usize::try_from(row.seq).ok());
    adopted.findings.extend(decided.migrations.keep(client, &decided.statements, done).await?);
    close_deployment(client, id, "adopted", 0, "{}").await?;
    client.batch_execute("commit").await.map_err(|source| DeployError::Transaction { action: "commit", source })?;
    Ok(adopted)
}

/// Says where the database stands among the history files, or stops where that is not known.
fn placed(inputs: &Inputs<'_>) -> Result<Vec<Finding>, Stop> {
    let positions = &inputs.evidence.positions;
    let findings = positions.iter().flat_map(|position| place_findings(inputs, position)).collect();
    if positions.iter().any(|position| matches!(position.place, Place::OneOf(_))) {
        return Err(Stop::new(Status::Refused, 4, findings));
    }
    if positions.iter().any(|position| matches!(position.place, Place::Nowhere { .. })) {
        return Err(Stop::new(Status::Drifted, 3, findings));
    }
    Ok(findings)
}

/// Whether a phase is one of history files among which the database was found to stand.
fn is_placed(inputs: &Inputs<'_>, phase: Option<usize>) -> bool {
    inputs.evidence.positions.iter().any(|position| Some(position.phase) == phase)
}

fn live_base(inputs: &Inputs<'_>, decided: &Decided, adopted: &mut Adopted) -> Base {
    let mut base = decided.journal.base.clone();
    for want in inputs.want.objects.values().filter(|want| inputs.is_in_scope(&want.id)) {
        if is_placed(inputs, inputs.phase_of(&want.id)) {
            adopted.objects += usize::from(base.get(&want.id).is_some());
            continue;
        }
        let Some(have) = inputs.have.get(&want.id) else {
            adopted.missing += 1;
            base.objects.remove(&want.id);
            continue;
        };
        adopted.objects += 1;
        adopted.differing += usize::from(!have.same_as(want));
        let phase = inputs.phase_of(&want.id).and_then(|phase| decided.phase_names.get(phase));
        let entry = BaseObject { phase: phase.cloned().unwrap_or_default(), object: have.clone() };
        base.objects.insert(want.id.clone(), entry);
    }
    base
}

/// History files can be called applied only where their result is live.
fn refuse_unfinished_history(inputs: &Inputs<'_>) -> Result<(), Stop> {
    let history = |id| inputs.style_of(id) == Some(Style::History) && !is_placed(inputs, inputs.phase_of(id));
    let decisions = decide_objects(inputs);
    let different = decisions.values().find(|decision| history(&decision.id) && decision.outcome != Outcome::Identical);
    let Some(decision) = different else { return Ok(()) };
    let finding = Finding::error("unknown-position", "the live state is not what all history files lead to")
        .with_detail(format!("{}: {}.", decision.id, decision.words.join("; ")))
        .with_hint("Take the files that were not applied yet out of the folder, adopt, put them back and deploy.");
    Err(Stop::new(Status::Drifted, 3, vec![finding]))
}

/// History statements whose effect is live by what was just recorded.
fn applied_rows(decided: &Decided) -> Vec<JournalRow> {
    let inputs = decided.inputs();
    decided
        .statements
        .iter()
        .enumerate()
        .filter(|(_, declared)| declared.in_scope && !inputs.is_applied(declared))
        .filter(|(_, declared)| declared.style == Style::History)
        .filter(|(_, declared)| declared.statement.class != StatementClass::Transaction)
        .filter(|(at, declared)| !is_placed(&inputs, Some(declared.phase)) || inputs.is_found(*at))
        .map(|(at, declared)| JournalRow {
            seq: i32::try_from(at).unwrap_or(i32::MAX),
            phase: decided.phase_names.get(declared.phase).cloned().unwrap_or_default(),
            style: style_word(declared.style),
            file: Some(declared.file.clone()),
            line: i32::try_from(declared.statement.line).ok(),
            hash: Some(declared.statement.hash.clone()),
            ordinal: i32::try_from(declared.statement.ordinal).ok(),
            decision: "adopt",
            status: "done",
            heals: None,
        })
        .collect()
}
