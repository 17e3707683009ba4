//! One deployment in the list.

use leptos::prelude::*;
use wrench_wire::{DeploymentSummary, StatementCounts};

use super::tab::ID;
use crate::components::mark::{mark, of_deployment};
use crate::components::row_list::RowLink;
use crate::components::time_ago::TimeAgo;
use crate::state::Deployments;
use crate::text::{duration, micros};

/// The row of the deployment with this id.
#[component]
pub(super) fn DeploymentRow(id: String, open: Memo<Option<String>>, stop: Memo<Option<String>>) -> impl IntoView {
    let deployments = expect_context::<Deployments>();
    let wanted = id.clone();
    let deployment = Memo::new(move |_| {
        let load = deployments.load();
        load.with(|load| load.ready()?.deployments.iter().find(|deployment| deployment.id == wanted).cloned())
    });
    view! {
        <li>
            <RowLink tab=ID item=id open=open stop=stop>
                {move || deployment.get().map(content)}
            </RowLink>
        </li>
    }
}

fn content(deployment: DeploymentSummary) -> impl IntoView {
    let DeploymentSummary { status, started_at, duration_ms, phases, counts, .. } = deployment;
    view! {
        <span class="wr-deployment__top">
            {mark(of_deployment(status))} <TimeAgo time=started_at />
        </span>
        <span class="wr-deployment__phases">{phases.join(", ")}</span>
        <span class="wr-deployment__bottom">
            <span>{in_words(counts)}</span>
            <span class="wr-deployment__taken">{duration_ms.map(|taken| duration(micros(taken)))}</span>
        </span>
    }
}

/// What happened, without what did not.
pub(super) fn in_words(counts: StatementCounts) -> String {
    let parts: Vec<String> = named(counts)
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    if parts.is_empty() { "nothing to do".to_owned() } else { parts.join(" · ") }
}

/// Counts with their words, the ones to look at first.
pub(super) fn named(counts: StatementCounts) -> [(u32, &'static str); 8] {
    [
        (counts.failed, "failed"),
        (counts.refused, "refused"),
        (counts.drift, "drifted"),
        (counts.executed, "executed"),
        (counts.converged, "converged"),
        (counts.replaced, "replaced"),
        (counts.healed, "healed"),
        (counts.skipped_identical, "unchanged"),
    ]
}

#[cfg(test)]
mod tests {
    use wrench_wire::StatementCounts;

    use super::in_words;

    #[test]
    fn only_what_happened_is_told() {
        let counts = StatementCounts { executed: 2, skipped_identical: 410, ..StatementCounts::default() };
        assert_eq!(in_words(counts), "2 executed · 410 unchanged");
        assert_eq!(in_words(StatementCounts::default()), "nothing to do");
    }
}
