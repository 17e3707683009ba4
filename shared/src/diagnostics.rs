//! Full diagnostics, streamed: `POST /api/v1/diagnostics` answers with server-sent events, one message each.

use serde::{Deserialize, Serialize};

/// One message of a run. The first is `started`, the last `finished`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum DiagnosticsMessage {
    /// The run began; these checks will report, in about this order.
    Started {
        /// When.
        at: String,
        /// The checks.
        checks: Vec<CheckPlan>,
    },
    /// A check is done.
    Check(CheckView),
    /// All checks are done.
    Finished {
        /// The worst status.
        status: CheckStatus,
        /// The state of the system and what to do, if anything, in one sentence.
        sentence: String,
        /// From start to end, in milliseconds.
        duration_ms: f64,
    },
}

/// A check that will run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CheckPlan {
    /// Stable code: `database-reachable`.
    pub code: String,
    /// Title: "Database reachable".
    pub title: String,
    /// Group.
    pub group: CheckGroup,
}

/// What a check is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CheckGroup {
    /// Reachability, latency, version, slots.
    Connection,
    /// Locks, transactions, cache, vacuum.
    Activity,
    /// Drift, pending changes, indexes, sequences.
    Schema,
    /// Row level security and privileges.
    Security,
    /// Deployments.
    Deployments,
    /// The error server itself: store, spool.
    Wrench,
}

/// Status of a check, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CheckStatus {
    /// Good.
    Ok,
    /// Could not run, and says why; not a fault by itself.
    Skipped,
    /// Something to look at.
    Warning,
    /// Something is broken.
    Failed,
}

/// A finished check.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CheckView {
    /// Stable code.
    pub code: String,
    /// Title.
    pub title: String,
    /// Group.
    pub group: CheckGroup,
    /// Status.
    pub status: CheckStatus,
    /// The measured value, short: "1.2 ms", "17 of 100", "PostgreSQL 15.18".
    pub value: String,
    /// One sentence.
    pub message: String,
    /// What to do; left out when there is nothing to do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fix: Option<String>,
    /// SQL or a command that does it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fix_sql: Option<String>,
    /// What the status rests on.
    #[serde(default)]
    pub evidence: Vec<Evidence>,
    /// How long the check took, in milliseconds.
    pub duration_ms: f64,
}

/// One fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Evidence {
    /// What: `max_connections`, `public.jobs`.
    pub name: String,
    /// Its value.
    pub value: String,
}
