//! Notes that a deployment left nothing to do.

use std::collections::BTreeSet;

use super::answer::Answer;
use super::question::Question;
use super::state::read_state;
use crate::catalog::{Catalog, Stamp, stamp};
use crate::deploy::apply::{is_work, planned_reports, planned_summary};
use crate::deploy::decided::Decided;
use crate::deploy::error::DeployError;
use crate::deploy::target::OpenTarget;
use crate::files::Style;
use crate::plan::{AppliedKey, Base, Evidence, Inputs, Plan, make_plan};

/// What a deployment left.
pub(in crate::deploy) struct Left {
    /// The catalog as it was proved last, and its stamp; none where nothing was sent.
    pub(in crate::deploy) proved: Option<crate::catalog::Stamped>,
    /// Statements that the journal knows as done since.
    pub(in crate::deploy) recorded: BTreeSet<AppliedKey>,
    /// The base now.
    pub(in crate::deploy) base: Base,
}

/// Notes what the next deploy would find if that is nothing to do. `id` is the deployment, which must be the last one.
///
/// The plan of the next deploy is made here, by the same function and from what was proved and recorded: it is not guessed.
pub(in crate::deploy) async fn note(
    question: &Question<'_>,
    (target, id): (&OpenTarget, &str),
    (decided, plan): (&Decided, &Plan),
    left: &Left,
) -> Result<(), DeployError> {
    let (live, proved) = match &left.proved {
        Some(proved) => (&proved.catalog, &proved.stamp),
        None => (&decided.have, &decided.stamp),
    };
    let Some(answer) = next_answer(decided, plan, (live, left)) else { return Ok(()) };
    let client = &target.connection.client;
    let now = stamp(client).await.map_err(DeployError::Load)?;
    let Some(state) = read_state(question, target, decided.platform).await? else { return Ok(()) };
    if !now.is_same(proved) || state.last != id {
        return Ok(());
    }
    let key = state.key(question, &now);
    if question.keep(&key, &answer).is_ok() {
        insert(target, (id, &key), &now).await?;
    }
    Ok(())
}

async fn insert(target: &OpenTarget, (id, key): (&str, &str), now: &Stamp) -> Result<(), DeployError> {
    let row: [&(dyn tokio_postgres::types::ToSql + Sync); 4] = [&id, &key, &now.hash, &now.next_transaction];
    let sql = include_str!("note.sql");
    target.connection.client.execute(sql, &row).await.map(drop).map_err(DeployError::Journal)
}

/// What the next deploy would report, if it had nothing to do and nothing to say.
fn next_answer(decided: &Decided, plan: &Plan, (live, left): (&Catalog, &Left)) -> Option<Vec<u8>> {
    if left.proved.is_none() && left.recorded.is_empty() {
        return answer(decided, plan);
    }
    // What history files left applied is counted in the journal, and their place found by it.
    if decided.statements.iter().any(|declared| declared.style == Style::History) {
        return None;
    }
    let inputs = decided.inputs();
    let evidence = Evidence {
        built_by_journal: inputs.builds(),
        has_journal: true,
        applied: decided.evidence.applied.union(&left.recorded).cloned().collect(),
        ..Evidence::default()
    };
    let next = make_plan(&Inputs { have: live, base: &left.base, evidence: &evidence, ..inputs });
    answer(decided, &next)
}

fn answer(decided: &Decided, plan: &Plan) -> Option<Vec<u8>> {
    let is_quiet = plan.verdicts.is_empty() && plan.findings.is_empty();
    if !is_quiet || plan.statements.iter().any(|planned| is_work(decided, planned)) {
        return None;
    }
    let answer = Answer::of(&planned_reports(decided, plan), &planned_summary(decided, plan));
    serde_json::to_vec(&answer).ok()
}
