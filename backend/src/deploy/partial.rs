//! What stands after a deploy that ended before its end, and what does not.

use super::report::{Report, SegmentReport, StatementReport, StatementStatus};
use crate::finding::Finding;

/// How many places are named before the rest is counted.
const NAMED: usize = 5;

/// Says what was committed and what was not.
pub(super) fn what_stands(report: &Report) -> Finding {
    let sends = |segment: &&SegmentReport| segment.status != StatementStatus::Skipped;
    let segments: Vec<&SegmentReport> = report.segments.iter().filter(sends).collect();
    let is_done = |segment: &&SegmentReport| segment.status == StatementStatus::Done;
    let (done, open): (Vec<&SegmentReport>, Vec<&SegmentReport>) = segments.iter().copied().partition(is_done);
    let message = format!("{} of {} transactions were committed and stand", done.len(), segments.len());
    let detail = format!("Committed: {}. Not: {}.", places(report, &done), places(report, &open));
    Finding::warn("partial", message)
        .with_detail(detail)
        .with_hint("Deploy again to go on: what stands is found identical. `--atomic` would have left nothing.")
}

fn places(report: &Report, segments: &[&SegmentReport]) -> String {
    let at = segments.iter().flat_map(|segment| &segment.statements);
    let statements = at.filter_map(|at| report.statements.get(*at));
    let is_sent = |statement: &&StatementReport| {
        let is_mark = matches!(statement.class, "session" | "transaction");
        statement.status != StatementStatus::Skipped && !is_mark
    };
    let all: Vec<String> = statements.filter(is_sent).map(place).collect();
    let more = all.len().saturating_sub(NAMED);
    let named = all.into_iter().take(NAMED).collect::<Vec<_>>().join(", ");
    match (named.is_empty(), more) {
        (true, _) => "nothing".to_owned(),
        (false, 0) => named,
        (false, more) => format!("{named} and {more} more"),
    }
}

fn place(statement: &StatementReport) -> String {
    statement.place().or_else(|| statement.object.clone()).unwrap_or_default()
}
