//! How a deployment ended, when, where and by whom.

use leptos::prelude::*;
use wrench_wire::{DeploymentDetail, DeploymentSummary, DeploymentTarget};

use super::row::named;
use crate::components::facts::{Facts, fact, known};
use crate::components::mark::{mark, of_deployment};
use crate::components::time_ago::TimeAgo;
use crate::text::{duration, micros};

/// The head of the pane.
pub(super) fn head(detail: DeploymentDetail) -> impl IntoView {
    let DeploymentDetail { summary, tool_version, target, .. } = detail;
    let DeploymentSummary { id, status, started_at, duration_ms, phases, deployed_by, git_commit, counts } = summary;
    let title = if phases.is_empty() { "No phase".to_owned() } else { phases.join(", ") };
    let counts = named(counts).into_iter().filter(|(count, _)| *count > 0).map(|(count, word)| {
        view! {
            <li class="wr-counts__count">
                <span class="wr-counts__number">{count}</span>
                {word}
            </li>
        }
    });
    let taken = duration_ms.map(|taken| duration(micros(taken)));
    let facts = [("Took", taken), ("Target", target.map(|target| address(&target))), ("Deployed by", deployed_by)];
    let more = [("Commit", git_commit), ("Wrench", Some(tool_version))];
    let mut facts: Vec<_> = facts.into_iter().chain(more).filter_map(|(name, value)| known(name, value)).collect();
    facts.push(fact("Id", id));
    view! {
        <header class="wr-detail__head">
            <p class="wr-detail__marks">{mark(of_deployment(status))} <TimeAgo time=started_at /></p>
            <h2 class="wr-detail__title">{title}</h2>
            <ul class="wr-counts">{counts.collect_view()}</ul>
        </header>
        <Facts facts=facts />
    }
}

fn address(target: &DeploymentTarget) -> String {
    let DeploymentTarget { host, port, database, user, server_version } = target;
    format!("{user} at {host}:{port}/{database}, PostgreSQL {server_version}")
}
