//! A state as icon, word and colour, so that none of the three is needed to tell it.

use wrench_wire::{DeploymentStatus, IssueStatus};

use crate::checks::Status;
use crate::components::icon::{Icon, draw};
use crate::dom::{Element, Text, el};

/// The colour of a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
    /// Good.
    Ok,
    /// A fact.
    Info,
    /// To look at.
    Warning,
    /// Broken.
    Failed,
    /// Not worth a colour.
    Muted,
}

impl Tone {
    /// The name that style sheets use.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Failed => "failed",
            Self::Muted => "muted",
        }
    }
}

/// The mark in front of a row: colour, shape, word.
pub(crate) fn mark((tone, icon, label): (Tone, Icon, impl Into<Text>)) -> Element {
    el("span", format!("wr-mark wr-tone--{}", tone.as_str()))
        .child(draw(icon))
        .child(el("span", "wr-mark__word").text(label))
}

/// A check's status.
pub(crate) fn of_check(status: Status) -> (Tone, Icon, &'static str) {
    let (tone, icon) = match status {
        Status::Ok => (Tone::Ok, Icon::Check),
        Status::Info => (Tone::Info, Icon::Info),
        Status::Skipped => (Tone::Muted, Icon::Skipped),
        Status::Warning => (Tone::Warning, Icon::Warning),
        Status::Failed => (Tone::Failed, Icon::Failed),
    };
    (tone, icon, status.label())
}

/// An issue's state.
pub(crate) fn of_issue(status: IssueStatus) -> (Tone, Icon, &'static str) {
    match status {
        IssueStatus::Open => (Tone::Failed, Icon::Open, "Open"),
        IssueStatus::Resolved => (Tone::Ok, Icon::Check, "Resolved"),
        IssueStatus::Ignored => (Tone::Muted, Icon::Skipped, "Ignored"),
    }
}

/// How a deployment ended.
pub(crate) fn of_deployment(status: DeploymentStatus) -> (Tone, Icon, &'static str) {
    match status {
        DeploymentStatus::Running => (Tone::Info, Icon::Waiting, "Running"),
        DeploymentStatus::Succeeded => (Tone::Ok, Icon::Check, "Succeeded"),
        DeploymentStatus::Failed => (Tone::Failed, Icon::Failed, "Failed"),
        DeploymentStatus::Partial => (Tone::Failed, Icon::Warning, "Partial"),
        DeploymentStatus::Refused => (Tone::Warning, Icon::Refused, "Refused"),
        DeploymentStatus::Locked => (Tone::Warning, Icon::Lock, "Locked"),
        DeploymentStatus::Drifted => (Tone::Warning, Icon::Swap, "Drift found"),
        DeploymentStatus::Verified => (Tone::Ok, Icon::Info, "Verified only"),
        DeploymentStatus::Interrupted => (Tone::Warning, Icon::Stop, "Interrupted"),
        DeploymentStatus::Unknown => (Tone::Muted, Icon::Skipped, "Unknown"),
    }
}
