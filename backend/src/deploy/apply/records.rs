//! Planned statements as journal rows.

use crate::deploy::decided::Decided;
use crate::deploy::journal::JournalRow;
use crate::deploy::stages::style_word;
use crate::files::Style;
use crate::heal::Heal;
use crate::plan::{Decision, Plan, Segment};
use crate::sql::StatementClass;

/// Rows of what a segment does or finds done, without what the journal knows already.
pub(in crate::deploy) fn journal_rows(
    decided: &Decided,
    plan: &Plan,
    segment: &Segment,
    status: &'static str,
) -> Vec<JournalRow> {
    let rows = segment.statements.iter().filter_map(|at| {
        let planned = plan.statements.get(*at)?;
        let declared = planned.index.and_then(|index| decided.statements.get(index));
        let class = declared.map(|declared| declared.statement.class);
        // History counts every statement of a file, so that a changed one is seen.
        let is_history = declared.is_some_and(|declared| declared.style == Style::History);
        if matches!(class, Some(StatementClass::Session | StatementClass::Transaction)) && !is_history {
            return None;
        }
        let is_known = declared.is_some_and(|declared| decided.inputs().is_applied(declared));
        if is_known && !matches!(planned.decision, Decision::Converge | Decision::Replace) {
            return None;
        }
        Some(JournalRow {
            seq: i32::try_from(*at).unwrap_or(i32::MAX),
            phase: decided.phase_names.get(planned.phase).cloned().unwrap_or_default(),
            style: declared.map_or("state", |declared| style_word(declared.style)),
            file: declared.map(|declared| declared.file.clone()),
            line: declared.and_then(|declared| i32::try_from(declared.statement.line).ok()),
            hash: declared.map(|declared| declared.statement.hash.clone()),
            ordinal: declared.and_then(|declared| i32::try_from(declared.statement.ordinal).ok()),
            decision: planned.decision.as_str(),
            status,
            heals: heals_json(&planned.heals),
        })
    });
    rows.collect()
}

fn heals_json(heals: &[Heal]) -> Option<String> {
    (!heals.is_empty()).then(|| {
        let all: Vec<serde_json::Value> = heals.iter().map(crate::deploy::log::heal_json).collect();
        serde_json::Value::Array(all).to_string()
    })
}
