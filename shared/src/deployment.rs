//! Deployments as the journal and the log files have them.

use serde::{Deserialize, Serialize};

/// Answer of `GET /api/v1/deployments`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeploymentList {
    /// Deployments, the newest first.
    pub deployments: Vec<DeploymentSummary>,
}

/// How a deployment ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DeploymentStatus {
    /// Not over.
    Running,
    /// Done, or nothing to do.
    Succeeded,
    /// Stopped by an error; nothing was committed.
    Failed,
    /// Stopped by an error after something was committed.
    Partial,
    /// Needs a flag.
    Refused,
    /// Another deployer had the lock.
    Locked,
    /// Live differs and nobody declared the difference.
    Drifted,
    /// Decided and tried only.
    Verified,
    /// Stopped by a person.
    Interrupted,
    /// The journal has another word.
    #[default]
    #[serde(other)]
    Unknown,
}

/// One deployment in a list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeploymentSummary {
    /// Id: its start as `2025-09-28T00-47-40-390Z`.
    pub id: String,
    /// How it ended.
    pub status: DeploymentStatus,
    /// Start.
    pub started_at: String,
    /// Duration in milliseconds; left out while it runs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration_ms: Option<f64>,
    /// Phases.
    pub phases: Vec<String>,
    /// Role that deployed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deployed_by: Option<String>,
    /// Commit of the declared files.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub git_commit: Option<String>,
    /// Counts.
    pub counts: StatementCounts,
}

/// Counts over schema, data and maintenance statements.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct StatementCounts {
    /// Run as written.
    pub executed: u32,
    /// Replaced by additive changes.
    pub converged: u32,
    /// Replaced by pending changes.
    pub replaced: u32,
    /// Found identical, or known as applied.
    pub skipped_identical: u32,
    /// Would have failed or hidden a difference.
    pub healed: u32,
    /// Need a flag.
    pub refused: u32,
    /// Differences nobody declared.
    pub drift: u32,
    /// Refused by the server.
    pub failed: u32,
}

/// Answer of `GET /api/v1/deployments/{id}`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeploymentDetail {
    /// The line of the list.
    pub summary: DeploymentSummary,
    /// Version of Wrench that deployed.
    pub tool_version: String,
    /// Where it went.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<DeploymentTarget>,
    /// What there was to say.
    #[serde(default)]
    pub findings: Vec<FindingView>,
    /// Statements in order. With a log file all of them; from the journal alone those that ran or were found done.
    #[serde(default)]
    pub statements: Vec<StatementView>,
    /// Whether the log file was found.
    pub has_log: bool,
}

/// A database without secrets.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeploymentTarget {
    /// Host.
    pub host: String,
    /// Port.
    pub port: u16,
    /// Database.
    pub database: String,
    /// Role.
    pub user: String,
    /// Server version.
    pub server_version: String,
}

/// A finding.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FindingView {
    /// Stable kebab-case code.
    pub code: String,
    /// `note`, `warning` or `error`.
    pub severity: String,
    /// Primary message.
    pub message: String,
    /// Facts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// What to do next.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// `file:line:column`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
}

/// A statement with what became of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StatementView {
    /// Phase.
    pub phase: String,
    /// File.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// The statement, secrets masked; empty when only the journal is left.
    #[serde(default)]
    pub sql: String,
    /// What ran in its place.
    #[serde(default)]
    pub executed_sql: Vec<String>,
    /// The object it is mainly about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub object: Option<String>,
    /// `execute`, `skip-identical`, `converge`, `replace`, …
    pub decision: String,
    /// `done`, `skipped`, `failed`, `rolled_back`, `in_doubt`, `not_run`.
    pub status: String,
    /// Duration in milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration_ms: Option<f64>,
    /// Rows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows: Option<u64>,
    /// SQLSTATE of its error.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sqlstate: Option<String>,
    /// Message of its error.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// Differences it settled.
    #[serde(default)]
    pub differences: Vec<String>,
    /// What was healed.
    #[serde(default)]
    pub heals: Vec<HealView>,
}

/// One heal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HealView {
    /// Code of the rule.
    pub rule: String,
    /// SQLSTATE that the statement as written would have had.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sqlstate: Option<String>,
    /// Object.
    pub object: String,
    /// What ran instead.
    #[serde(default)]
    pub executed_sql: Vec<String>,
}
