//! From the rooms' values to what crosses the wire.

mod deployment;
mod diagnostics;
mod issue;
mod plan;
mod stream;

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

pub(super) use deployment::{detail_of_log, detail_of_record, is_log_of, summary_of_log, summary_of_record};
pub(super) use diagnostics::diagnostics_message;
pub(super) use issue::{issue_detail, issue_summary, tried_proposal};
pub(super) use plan::{applied_view, plan_view};
pub(super) use stream::stream_message;

/// A time as it crosses the wire, in milliseconds.
fn instant(at: OffsetDateTime) -> String {
    let at = at.replace_nanosecond(at.nanosecond() / 1_000_000 * 1_000_000).unwrap_or(at);
    at.format(&Rfc3339).unwrap_or_default()
}

fn milliseconds(duration: std::time::Duration) -> f64 {
    (duration.as_secs_f64() * 1_000_000.0).round() / 1_000.0
}
