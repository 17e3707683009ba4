//! Issues, their events and proposals.

use wrench_wire::{
    Applicability, ErrorEvent, Explanation, FileChange, IssueDetail, IssueStatus, IssueSummary, OccurrenceView,
    ProofView, ProposalView, RepairView,
};

use super::{instant, milliseconds};
use crate::errors::{Issue, IssueState, Repair, StoredEvent, Tried, diagnose_event, most_telling};
use crate::heal;
use crate::infer::Proposal;
use crate::shadow::Proof;

/// An issue of a list.
pub(in crate::api) fn issue_summary(issue: &Issue) -> IssueSummary {
    IssueSummary {
        id: issue.id,
        class: issue.class.clone(),
        subclass: issue.subclass.clone(),
        title: issue.title.clone(),
        slots: serde_json::from_str(&issue.slots).unwrap_or_default(),
        status: match issue.state {
            IssueState::Open => IssueStatus::Open,
            IssueState::Resolved => IssueStatus::Resolved,
            IssueState::Ignored => IssueStatus::Ignored,
        },
        count: issue.events,
        first_seen: instant(issue.first_seen),
        last_seen: instant(issue.last_seen),
        http_status: issue.http_status.and_then(|status| u16::try_from(status).ok()),
        code: issue.code.clone(),
        endpoint: issue.endpoint.clone(),
        page: issue.page.clone(),
        recovery_s: issue.recovery_s,
    }
}

/// An issue with everything known of it.
pub(in crate::api) fn issue_detail(
    (issue, repair): (&Issue, Option<Repair>),
    events: &[StoredEvent],
    proposals: &[Proposal],
) -> IssueDetail {
    let read = events.iter().filter_map(|stored| Some((stored, serde_json::from_str(&stored.payload).ok()?)));
    let read: Vec<(&StoredEvent, ErrorEvent)> = read.collect();
    IssueDetail {
        summary: issue_summary(issue),
        explanation: most_telling(events).map(|event| explanation(&event)).unwrap_or_default(),
        proposals: proposals.iter().map(proposal).collect(),
        occurrences: read.into_iter().map(|(stored, event)| occurrence(stored, event)).collect(),
        repair: repair.map(|Repair { file, sql, deployment, .. }| RepairView { file, sql, deployment }),
    }
}

fn explanation(event: &ErrorEvent) -> Explanation {
    let diagnosis = diagnose_event(event);
    Explanation {
        what: diagnosis.explanation.what,
        why: diagnosis.explanation.why,
        next: diagnosis.explanation.next,
        confidence: diagnosis.confidence,
    }
}

fn occurrence(stored: &StoredEvent, event: ErrorEvent) -> OccurrenceView {
    OccurrenceView {
        id: event.id,
        received_at: instant(stored.received_at),
        mechanism: event.mechanism,
        page: event.page,
        message: event.message,
        request: event.request,
        response: event.response,
        exception: event.exception,
    }
}

/// A proposal that was not tried.
pub(super) fn proposal(proposal: &Proposal) -> ProposalView {
    ProposalView {
        title: proposal.title.clone(),
        applicability: match proposal.applicability {
            heal::Applicability::Safe => Applicability::Safe,
            heal::Applicability::Unsafe => Applicability::Unsafe,
            heal::Applicability::DisplayOnly => Applicability::DisplayOnly,
        },
        change: FileChange {
            file: proposal.file.clone(),
            after_line: proposal.after_line,
            context: proposal.context.clone(),
            sql: proposal.sql.clone(),
        },
        evidence: proposal.evidence.clone(),
        confidence: proposal.confidence,
        command: proposal.command.clone(),
        proof: None,
    }
}

/// A proposal with its proof.
pub(in crate::api) fn tried_proposal((proposed, proof): &Tried) -> ProposalView {
    ProposalView { proof: proof.as_ref().map(proof_view), ..proposal(proposed) }
}

/// What a trial showed.
pub(super) fn proof_view(proof: &Proof) -> ProofView {
    ProofView {
        holds: proof.holds(),
        said: proof.in_words(),
        role: proof.role.clone(),
        duration_ms: milliseconds(proof.duration),
    }
}
