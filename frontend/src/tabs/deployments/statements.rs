//! The statements of a deployment by phase: those that changed something, or all.

use leptos::prelude::*;
use wrench_wire::StatementView;

use super::statement::Statement;
use crate::components::section::Section;
use crate::components::switch::Switch;

/// The statements with the choice above them.
#[component]
pub(super) fn Statements(statements: Vec<StatementView>, has_log: bool) -> impl IntoView {
    let (shows_all, set_shows_all) = signal(false);
    let all = statements.len();
    let changed = statements.iter().filter(|statement| is_news(statement)).count();
    let statements = StoredValue::new(statements);
    let words = [format!("Only what changed {changed}"), format!("All {all}")].map(Signal::stored);
    let groups = move || {
        let shown = statements.with_value(|statements| {
            let shown = statements.iter().filter(|statement| shows_all.get() || is_news(statement));
            shown.cloned().collect::<Vec<_>>()
        });
        if shown.is_empty() {
            return nothing(all).into_any();
        }
        shown.chunk_by(|left, right| left.phase == right.phase).map(phase).collect_view().into_any()
    };
    view! {
        <Section title="Statements">
            <Switch
                label="Which statements"
                words=words
                value=shows_all
                on_choose=Callback::new(move |all| set_shows_all.set(all))
            />
            {(!has_log)
                .then(|| {
                    view! {
                        <p class="wr-detail__none">
                            "The log file of this deployment is not in the log folder; this is what the journal in the database keeps."
                        </p>
                    }
                })}
            {groups}
        </Section>
    }
}

/// Whether a statement did anything, was to, or has something to say.
fn is_news(statement: &StatementView) -> bool {
    let is_skip = statement.decision.starts_with("skip") || statement.status == "skipped";
    !is_skip || !statement.heals.is_empty() || statement.error.is_some()
}

fn phase(statements: &[StatementView]) -> AnyView {
    let title = statements.first().map(|statement| statement.phase.clone()).unwrap_or_default();
    let rows = statements.iter().map(|statement| view! { <Statement statement=statement.clone() /> });
    view! {
        <div class="wr-phase">
            <h4 class="wr-phase__title">{title}</h4>
            <ul class="wr-phase__rows">{rows.collect_view()}</ul>
        </div>
    }
    .into_any()
}

fn nothing(all: usize) -> impl IntoView {
    let text = if all == 0 {
        "No statement was recorded.".to_owned()
    } else {
        format!("Nothing had to change: all {all} statements found the database as they declare it.")
    };
    view! { <p class="wr-detail__none">{text}</p> }
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
