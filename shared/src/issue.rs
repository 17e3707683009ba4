//! Issues: events with one fingerprint, explained.

use serde::{Deserialize, Serialize};

use crate::{ExceptionView, Mechanism, RequestView, ResponseView};

/// Answer of `GET /api/v1/issues`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IssueList {
    /// Issues, the last seen first.
    pub issues: Vec<IssueSummary>,
}

/// One issue in a list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IssueSummary {
    /// Number, counted from 1.
    pub id: i64,
    /// Error class, `missing_column` or another of the classifier's words.
    pub class: String,
    /// A finer word within the class.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subclass: Option<String>,
    /// The issue in one line: "column `next_service_on` of table `customers` does not exist".
    pub title: String,
    /// What the error is about.
    pub slots: Slots,
    /// State.
    pub status: IssueStatus,
    /// Occurrences.
    pub count: i64,
    /// First occurrence.
    pub first_seen: String,
    /// Last occurrence.
    pub last_seen: String,
    /// HTTP status of the last occurrence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub http_status: Option<u16>,
    /// SQLSTATE or PostgREST's code of the last occurrence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Method and path of the last occurrence's request: "GET /rest/v1/customers".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub endpoint: Option<String>,
    /// Page of the last occurrence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// Seconds from the first occurrence, or the first since it was resolved before, until it was resolved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recovery_s: Option<f64>,
}

/// State of an issue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum IssueStatus {
    /// Needs somebody.
    #[default]
    Open,
    /// Mended.
    Resolved,
    /// Somebody decided to live with it.
    Ignored,
}

/// What an error is about. Only what the evidence names; bare names, unquoted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Slots {
    /// Schema.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// Table or view.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table: Option<String>,
    /// Column.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// Columns of a key.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<String>,
    /// Enum type.
    #[serde(rename = "enum", skip_serializing_if = "Option::is_none")]
    pub enumeration: Option<String>,
    /// Label of an enum.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Type.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub data_type: Option<String>,
    /// Constraint.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub constraint: Option<String>,
    /// Function.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub function: Option<String>,
    /// Names or types of a function's arguments.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub args: Vec<String>,
    /// Operator.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operator: Option<String>,
    /// Extension.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extension: Option<String>,
    /// Role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Relationship: from, to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub relationship: Vec<String>,
}

/// One issue with everything known of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IssueDetail {
    /// The line of the list.
    pub summary: IssueSummary,
    /// What it means.
    pub explanation: Explanation,
    /// How the last occurrences looked, the newest first.
    pub occurrences: Vec<OccurrenceView>,
    /// What would mend it.
    #[serde(default)]
    pub proposals: Vec<ProposalView>,
    /// What was applied to mend it, and can be taken back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repair: Option<RepairView>,
}

/// A repair that was applied.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RepairView {
    /// The file it was written into.
    pub file: String,
    /// What was written.
    pub sql: String,
    /// The deployment that made it live.
    pub deployment: String,
}

/// An error in words.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Explanation {
    /// What happened.
    pub what: String,
    /// Why.
    pub why: String,
    /// What to do next.
    pub next: Vec<String>,
    /// How sure the classification is, 0 to 1.
    pub confidence: f32,
}

/// One event of an issue.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OccurrenceView {
    /// Id of the event.
    pub id: String,
    /// When the server received it.
    pub received_at: String,
    /// Which hook saw it.
    pub mechanism: Mechanism,
    /// Page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// The error in one line.
    pub message: String,
    /// Request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request: Option<RequestView>,
    /// Answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub response: Option<ResponseView>,
    /// What was thrown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exception: Option<ExceptionView>,
}

/// A repair, for a person to look at.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProposalView {
    /// The repair in one line: "Add column `next_service_on` to `customers`".
    pub title: String,
    /// Whether it may be applied.
    pub applicability: Applicability,
    /// The change to a declared file.
    pub change: FileChange,
    /// Why this and nothing else: one sentence per piece of evidence, the strongest first.
    pub evidence: Vec<String>,
    /// How sure, 0 to 1.
    pub confidence: f32,
    /// The command that makes it live.
    pub command: String,
    /// What a trial on a copy of the live schema showed; absent where it was not tried.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof: Option<ProofView>,
}

/// What a trial of a repair showed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProofView {
    /// It applies, may run twice, and the request that failed is planned after it.
    pub holds: bool,
    /// A sentence per thing that was tried.
    pub said: Vec<String>,
    /// The role the request was planned as.
    pub role: String,
    /// How long the trial took, in milliseconds.
    pub duration_ms: f64,
}

/// What would mend an issue, tried.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProposalList {
    /// The best first.
    pub proposals: Vec<ProposalView>,
    /// Why nothing was tried, where nothing was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub untried: Option<String>,
}

/// How far a repair may be trusted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Applicability {
    /// Loses nothing.
    Safe,
    /// May lose something.
    Unsafe,
    /// Only to be looked at.
    #[default]
    DisplayOnly,
}

/// Lines to be added to a declared file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FileChange {
    /// The file: `deploy/phase1/columns.sql`.
    pub file: String,
    /// Line after which the text goes; the file's last.
    pub after_line: usize,
    /// The lines before, for a diff.
    pub context: Vec<String>,
    /// The text to add, idempotent SQL.
    pub sql: String,
}
