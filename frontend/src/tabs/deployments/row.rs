//! One deployment in the list.

use leptos::prelude::*;
use wrench_wire::{DeploymentStatus, DeploymentSummary, StatementCounts};

use crate::components::mark::{mark, of_deployment};
use crate::components::time_ago::time_ago;
use crate::dom::{Element, el};
use crate::state::{Deployments, memo};
use crate::text::{duration, micros};

/// What the row of the deployment with this id shows.
pub(super) fn deployment_row(deployments: Deployments, id: &str) -> Box<dyn Fn() -> Vec<Element>> {
    let id = id.to_owned();
    let deployment = memo(move || {
        let load = deployments.load();
        load.with(|load| load.ready()?.deployments.iter().find(|deployment| deployment.id == id).cloned())
    });
    Box::new(move || deployment.get().map(content).unwrap_or_default())
}

fn content(deployment: DeploymentSummary) -> Vec<Element> {
    let DeploymentSummary { status, started_at, duration_ms, phases, counts, .. } = deployment;
    let taken = duration_ms.map(|taken| duration(micros(taken))).unwrap_or_default();
    // What is not over has not done nothing.
    let counts = if status == DeploymentStatus::Running { String::new() } else { in_words(counts) };
    let bottom = el("span", "wr-deployment__bottom")
        .child(el("span", "").text(counts))
        .child(el("span", "wr-deployment__taken").text(taken));
    vec![
        el("span", "wr-deployment__top").child(mark(of_deployment(status))).child(time_ago(started_at)),
        el("span", "wr-deployment__phases").text(phases.join(", ")),
        bottom,
    ]
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
