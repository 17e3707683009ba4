//! Acting: a plan that shows exactly what would be done, and what came of doing it.

use serde::{Deserialize, Serialize};

use crate::{FileChange, FindingView, IssueSummary, ProofView};

/// What is to be done about an issue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PlanAction {
    /// Write and deploy what mends it.
    #[default]
    Fix,
    /// Take that back.
    Undo,
}

/// Body of `POST /api/v1/plans`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanRequest {
    /// The issue.
    pub issue: i64,
    /// What is to be done.
    #[serde(default)]
    pub action: PlanAction,
    /// An undo may lose the data in what was added.
    #[serde(default)]
    pub may_delete_data: bool,
}

/// A statement that would be sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlannedView {
    /// File and line, or the object for a change no statement stands for.
    pub place: String,
    /// What was decided.
    pub decision: String,
    /// The text, secrets masked.
    pub sql: String,
}

/// Exactly what would be done. It is good for one time, and for ten minutes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanView {
    /// Its fingerprint.
    pub plan: String,
    /// The issue.
    pub issue: i64,
    /// What is done.
    pub action: PlanAction,
    /// In one line.
    pub title: String,
    /// The text that goes into its file, or out of it.
    pub change: FileChange,
    /// Why this and nothing else: one sentence per piece of evidence, the strongest first.
    #[serde(default)]
    pub evidence: Vec<String>,
    /// What its trial showed; absent for an undo.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof: Option<ProofView>,
    /// What would be sent, in order.
    pub statements: Vec<PlannedView>,
    /// The database in words.
    pub target: String,
    /// Where a person confirms it first; absent where the target is not protected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirm: Option<String>,
}

/// A plan by its fingerprint: body of `POST /api/v1/deployments` and `POST /api/v1/issues/{id}/undo`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanReference {
    /// The fingerprint.
    pub plan: String,
}

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AppliedView {
    /// The deployment.
    pub deployment: String,
    /// Exit code, as `wrench issues` has it; 0 is done.
    pub exit_code: i32,
    /// The request that failed is planned now; absent where it was not asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_is_planned: Option<bool>,
    /// Seconds from the first occurrence to this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recovery_s: Option<f64>,
    /// The issue, where it changed state.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issue: Option<IssueSummary>,
    /// What there is to say.
    pub findings: Vec<FindingView>,
}
