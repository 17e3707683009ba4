//! What the store holds, as values.

use time::OffsetDateTime;
use tokio_postgres::Row;

/// State of an issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IssueState {
    /// Needs somebody.
    Open,
    /// Mended.
    Resolved,
    /// Somebody decided to live with it.
    Ignored,
}

/// Events with one fingerprint.
#[derive(Clone, Debug, PartialEq)]
pub struct Issue {
    /// Number.
    pub id: i64,
    /// Fingerprint with its version.
    pub fingerprint: String,
    /// Error class.
    pub class: String,
    /// Finer word.
    pub subclass: Option<String>,
    /// One line.
    pub title: String,
    /// What it is about, as JSON.
    pub slots: String,
    /// State.
    pub state: IssueState,
    /// Occurrences.
    pub events: i64,
    /// First occurrence.
    pub first_seen: OffsetDateTime,
    /// Last occurrence.
    pub last_seen: OffsetDateTime,
    /// HTTP status of the last occurrence.
    pub http_status: Option<i32>,
    /// SQLSTATE or PostgREST's code of the last occurrence.
    pub code: Option<String>,
    /// Method and path of the last occurrence's request.
    pub endpoint: Option<String>,
    /// Page of the last occurrence.
    pub page: Option<String>,
    /// Seconds from the first occurrence, or the first after it was resolved before, until it was resolved.
    pub recovery_s: Option<f64>,
}

/// One event.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredEvent {
    /// When it came.
    pub received_at: OffsetDateTime,
    /// Origin of the page it came from; none when no browser vouches for it.
    pub origin: Option<String>,
    /// The clean event as JSON.
    pub payload: String,
}

/// Reads the columns of `list_issues.sql` and its like.
pub(super) fn issue_from(row: &Row) -> Issue {
    Issue {
        id: row.get(0),
        fingerprint: row.get(1),
        class: row.get(2),
        subclass: row.get(3),
        title: row.get(4),
        slots: row.get(5),
        state: match row.get::<_, &str>(6) {
            "resolved" => IssueState::Resolved,
            "ignored" => IssueState::Ignored,
            _ => IssueState::Open,
        },
        events: row.get(7),
        first_seen: row.get(8),
        last_seen: row.get(9),
        http_status: row.get(10),
        code: row.get(11),
        endpoint: row.get(12),
        page: row.get(13),
        recovery_s: row.get(14),
    }
}
