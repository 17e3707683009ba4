//! What a client gets for what the statement answered.

use super::cache::Returns;
use super::error::{ApiError, RangeProblem};
use super::plan::{Plan, Work};
use super::request::{Count, Prefer, Resolution, Returning};

/// The row a statement answered with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Rows without limit and offset, where counting was asked for.
    pub total: Option<u64>,
    /// Rows returned or written.
    pub page: u64,
    /// JSON text.
    pub body: String,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// HTTP status.
    pub status: u16,
    /// Headers beside the content type.
    pub headers: Vec<(&'static str, String)>,
    /// Media type of the body.
    pub content_type: &'static str,
    /// Body; none where there is nothing to say.
    pub body: Option<String>,
}

impl Plan {
    /// Makes the answer of an outcome. An error means that nothing may be kept.
    pub fn reply(&self, outcome: Outcome) -> Result<Reply, ApiError> {
        if self.accept.single && self.returns_rows() && outcome.page != 1 {
            return Err(ApiError::NotSingle(outcome.page));
        }
        let exceeds = self.prefer.max_affected.is_some_and(|most| outcome.page > most);
        if self.prefer.strict == Some(true) && self.work.is_write() && exceeds {
            return Err(ApiError::MaxAffected(outcome.page));
        }
        let offset = self.root.window.offset;
        let mut headers = Vec::new();
        // A write's range says how many rows there were, since that is what was counted.
        let total = if self.work.is_write() { self.prefer.count.map(|_| outcome.page) } else { outcome.total };
        let status = match &self.work {
            Work::Insert { .. } => 201,
            Work::Update { .. } | Work::Delete { .. } if self.returns_rows() => 200,
            Work::Update { .. } | Work::Delete { .. } => 204,
            Work::Call { routine, .. } if routine.returns == Returns::Nothing => 204,
            Work::Read { .. } | Work::Call { .. } => range_status(offset, outcome.page, total)?,
        };
        headers.push(("content-range", content_range(&self.work, offset, outcome.page, total)));
        let applied = applied(&self.prefer, &self.work);
        if !applied.is_empty() {
            headers.push(("preference-applied", applied));
        }
        let content_type = match (self.accept.single, self.accept.strip_nulls) {
            (true, true) => "application/vnd.pgrst.object+json;nulls=stripped; charset=utf-8",
            (true, false) => "application/vnd.pgrst.object+json; charset=utf-8",
            (false, true) => "application/vnd.pgrst.array+json;nulls=stripped; charset=utf-8",
            (false, false) => "application/json; charset=utf-8",
        };
        let body = (self.returns_rows() && status != 204).then_some(outcome.body);
        Ok(Reply { status, headers, content_type, body })
    }
}

/// 206 when there is more than was returned, 416 when nothing lies that far.
fn range_status(offset: u64, page: u64, total: Option<u64>) -> Result<u16, ApiError> {
    let Some(total) = total else { return Ok(200) };
    if offset > total {
        return Err(ApiError::Range(RangeProblem::OutOfBounds { offset, total }));
    }
    Ok(if page < total { 206 } else { 200 })
}

/// `0-9/42`; a star where there is no row, or no total.
fn content_range(work: &Work, offset: u64, page: u64, total: Option<u64>) -> String {
    let total = total.map_or("*".to_owned(), |total| total.to_string());
    let has_range = page > 0 && !matches!(work, Work::Insert { .. } | Work::Delete { .. });
    if has_range { format!("{offset}-{}/{total}", offset + page - 1) } else { format!("*/{total}") }
}

/// The preferences that were followed.
fn applied(prefer: &Prefer, work: &Work) -> String {
    let mut applied = Vec::new();
    if let (Some(resolution), Work::Insert { on_conflict: Some(_), .. }) = (prefer.resolution, work) {
        applied.push(match resolution {
            Resolution::Merge => "resolution=merge-duplicates",
            Resolution::Ignore => "resolution=ignore-duplicates",
        });
    }
    if let (Some(missing_default), Work::Insert { .. }) = (prefer.missing_default, work) {
        applied.push(if missing_default { "missing=default" } else { "missing=null" });
    }
    if let Some(returning) = prefer.returning.filter(|_| work.is_write()) {
        applied.push(match returning {
            Returning::Representation => "return=representation",
            Returning::Minimal => "return=minimal",
            Returning::HeadersOnly => "return=headers-only",
        });
    }
    if let Some(count) = prefer.count {
        applied.push(match count {
            Count::Exact => "count=exact",
            Count::Planned => "count=planned",
            Count::Estimated => "count=estimated",
        });
    }
    if let Some(strict) = prefer.strict {
        applied.push(if strict { "handling=strict" } else { "handling=lenient" });
    }
    let most = prefer.max_affected.filter(|_| prefer.strict == Some(true));
    let most = most.map(|most| format!("max-affected={most}"));
    applied.extend(most.as_deref());
    applied.join(", ")
}
