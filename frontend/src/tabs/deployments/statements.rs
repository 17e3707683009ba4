//! The statements of a deployment by phase: those that changed something, or all.

use leptos::prelude::*;
use wrench_wire::StatementView;

use super::statement::statement;
use crate::components::section::section;
use crate::components::switch::switch;
use crate::dom::{Element, el};

/// The statements with the choice above them.
pub(super) fn statements(statements: Vec<StatementView>, has_log: bool) -> Element {
    let shows_all = RwSignal::new(false);
    let all = statements.len();
    let changed = statements.iter().filter(|statement| is_news(statement)).count();
    let words = move |is_all| {
        if is_all { format!("All {all}").into() } else { format!("Only what changed {changed}").into() }
    };
    let shown = move || {
        let shown: Vec<_> =
            statements.iter().filter(|statement| shows_all.get() || is_news(statement)).cloned().collect();
        if shown.is_empty() {
            return vec![nothing(all)];
        }
        shown.chunk_by(|left, right| left.phase == right.phase).map(phase).collect()
    };
    let no_log =
        "The log file of this deployment is not in the log folder; this is what the journal in the database keeps.";
    section("Statements")
        .child(switch("Which statements", shows_all, words))
        .children((!has_log).then(|| el("p", "wr-detail__none").text(no_log)))
        .live(shown)
}

/// Whether a statement did anything, was to, or has something to say.
fn is_news(statement: &StatementView) -> bool {
    let is_skip = statement.decision.starts_with("skip") || statement.status == "skipped";
    !is_skip || !statement.heals.is_empty() || statement.error.is_some()
}

fn phase(statements: &[StatementView]) -> Element {
    let title = statements.first().map(|statement| statement.phase.clone()).unwrap_or_default();
    let rows = statements.iter().cloned().map(statement);
    el("div", "wr-phase")
        .child(el("h4", "wr-phase__title").text(title))
        .child(el("ul", "wr-phase__rows").children(rows))
}

fn nothing(all: usize) -> Element {
    let text = if all == 0 {
        "No statement was recorded.".to_owned()
    } else {
        format!("Nothing had to change: all {all} statements found the database as they declare it.")
    };
    el("p", "wr-detail__none").text(text)
}

#[cfg(test)]
mod tests {
    use wrench_wire::{HealView, StatementView};

    use super::is_news;

    fn check(decision: &str, status: &str, heals: usize, expect: bool) {
        let statement = StatementView {
            decision: decision.into(),
            status: status.into(),
            heals: vec![HealView::default(); heals],
            ..StatementView::default()
        };
        assert_eq!(is_news(&statement), expect, "{decision} {status} {heals}");
    }

    #[test]
    fn identical_statements_are_no_news_unless_they_were_healed() {
        check("execute", "done", 0, true);
        check("converge", "rolled_back", 0, true);
        check("skip-identical", "skipped", 0, false);
        check("skip-identical", "skipped", 1, true);
        check("known", "skipped", 0, false);
    }
}
