//! What crosses the wire between Wrench's server, its panel and its loader: types only.
//!
//! JSON throughout. Names are `snake_case`; absent values are left out; times are RFC 3339 in UTC. A reader ignores fields it
//! does not know, so fields may be added; a field is never renamed or given another meaning.

mod deployment;
mod diagnostics;
mod event;
mod issue;
mod plan;
mod problem;
mod session;
mod stream;

pub use deployment::{
    DeploymentDetail, DeploymentList, DeploymentStatus, DeploymentSummary, DeploymentTarget, FindingView, HealView,
    StatementCounts, StatementView,
};
pub use diagnostics::{CheckGroup, CheckPlan, CheckStatus, CheckView, DiagnosticsMessage, Evidence};
pub use event::{Accepted, ErrorEvent, EventBatch, ExceptionView, Mechanism, RequestView, ResponseView};
pub use issue::{
    Applicability, Explanation, FileChange, IssueDetail, IssueList, IssueStatus, IssueSummary, OccurrenceView,
    ProofView, ProposalList, ProposalView, RepairView, Slots,
};
pub use plan::{AppliedView, PlanAction, PlanReference, PlanRequest, PlanView, PlannedView};
pub use problem::Problem;
pub use session::{PairingRequest, ServerView, SessionView, StoreState};
pub use stream::StreamMessage;
