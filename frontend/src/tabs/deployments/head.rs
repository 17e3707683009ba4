//! How a deployment ended, when, where and by whom.

use wrench_wire::{DeploymentSummary, DeploymentTarget};

use super::row::named;
use crate::components::facts::{facts, known};
use crate::components::mark::{mark, of_deployment};
use crate::components::time_ago::time_ago;
use crate::dom::{Element, el};
use crate::text::{duration, micros};

/// The head of the pane, and the facts below it.
pub(super) fn head(
    summary: DeploymentSummary,
    target: Option<&DeploymentTarget>,
    tool_version: String,
) -> Vec<Element> {
    let DeploymentSummary { id, status, started_at, duration_ms, phases, deployed_by, git_commit, counts } = summary;
    let title = if phases.is_empty() { "No phase".to_owned() } else { phases.join(", ") };
    let counts = named(counts).into_iter().filter(|(count, _)| *count > 0).map(|(count, word)| {
        el("li", "wr-counts__count").child(el("span", "wr-counts__number").text(count.to_string())).text(word)
    });
    let head = el("header", "wr-detail__head")
        .child(el("p", "wr-detail__marks").child(mark(of_deployment(status))).child(time_ago(started_at)))
        .child(el("h2", "wr-detail__title").text(title))
        .child(el("ul", "wr-counts").children(counts));
    let about = [
        ("Took", duration_ms.map(|taken| duration(micros(taken)))),
        ("Target", target.map(address)),
        ("Deployed by", deployed_by),
        ("Commit", git_commit),
        ("Wrench", Some(tool_version)),
        ("Id", Some(id)),
    ];
    let about = facts(about.into_iter().filter_map(|(name, value)| known(name, value)).collect());
    [Some(head), about].into_iter().flatten().collect()
}

fn address(target: &DeploymentTarget) -> String {
    let DeploymentTarget { host, port, database, user, server_version } = target;
    format!("{user} at {host}:{port}/{database}, PostgreSQL {server_version}")
}
