//! Issues.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use wrench_wire::{IssueDetail, IssueList, Problem, ProposalList};

use crate::api::convert::{issue_detail, issue_summary, tried_proposal};
use crate::api::extract::{Path, Query};
use crate::api::problem::ApiError;
use crate::api::state::AppState;
use crate::api::suggest::suggest;
use crate::errors::try_out;

/// Issues of one list.
const MOST: i64 = 500;
/// Occurrences of one detail.
const OCCURRENCES: i64 = 20;

#[derive(Deserialize)]
pub(in crate::api) struct Filter {
    status: Option<Which>,
}

#[derive(Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
enum Which {
    Open,
    All,
}

/// List issues, the last seen first.
#[utoipa::path(
    get,
    path = "/api/v1/issues",
    tag = "panel",
    security(("bearer" = [])),
    params(("status" = Option<String>, Query, description = "`open` (or left out), or `all`.")),
    responses(
        (status = 200, body = IssueList),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 503, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in crate::api) async fn list_issues(
    State(app): State<AppState>,
    Query(filter): Query<Filter>,
) -> Result<Json<IssueList>, ApiError> {
    let only_open = filter.status != Some(Which::All);
    let issues = app.store.issues(only_open, MOST).await.map_err(|error| ApiError::unavailable(&error))?;
    Ok(Json(IssueList { issues: issues.iter().map(issue_summary).collect() }))
}

/// Show an issue: what it means, how it looked, what would mend it.
#[utoipa::path(
    get,
    path = "/api/v1/issues/{id}",
    tag = "panel",
    security(("bearer" = [])),
    params(("id" = i64, Path)),
    responses(
        (status = 200, body = IssueDetail),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 503, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in crate::api) async fn find_issue(
    State(app): State<AppState>,
    Path(id): Path<i64>,
) -> Result<Json<IssueDetail>, ApiError> {
    let unavailable = |error| ApiError::unavailable(&error);
    let issue = app.store.issue(id).await.map_err(unavailable)?;
    let issue = issue.ok_or_else(|| ApiError::not_found(format!("no issue has number {id}")))?;
    let events = app.store.last_events(id, OCCURRENCES).await.map_err(unavailable)?;
    let proposals = suggest(&app, &events).await.map(|(suggested, _)| suggested.proposals).unwrap_or_default();
    let repair = app.store.last_repair(id).await.map_err(unavailable)?;
    Ok(Json(issue_detail((&issue, repair), &events, &proposals)))
}

/// Try what would mend an issue, on a copy of the live schema.
#[utoipa::path(
    post,
    path = "/api/v1/issues/{id}/proposals",
    tag = "panel",
    security(("bearer" = [])),
    params(("id" = i64, Path)),
    responses(
        (status = 200, body = ProposalList),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 503, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in crate::api) async fn try_proposals(
    State(app): State<AppState>,
    Path(id): Path<i64>,
) -> Result<Json<ProposalList>, ApiError> {
    let unavailable = |error| ApiError::unavailable(&error);
    let issue = app.store.issue(id).await.map_err(unavailable)?;
    let issue = issue.ok_or_else(|| ApiError::not_found(format!("no issue has number {id}")))?;
    let events = app.store.last_events(issue.id, OCCURRENCES).await.map_err(unavailable)?;
    let Some((suggested, _)) = suggest(&app, &events).await else { return Ok(Json(ProposalList::default())) };
    let (tried, untried) = try_out(app.shadow.as_ref(), &suggested).await;
    Ok(Json(ProposalList { proposals: tried.iter().map(tried_proposal).collect(), untried }))
}
