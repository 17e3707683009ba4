//! Acting: a plan is shown, and applied by its fingerprint, once.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use wrench_wire::{AppliedView, PlanReference, PlanRequest, PlanView, Problem};

use crate::api::act::{act, show_plan};
use crate::api::extract::{self, Path};
use crate::api::plans::{Job, NotTaken, Shown};
use crate::api::problem::ApiError;
use crate::api::state::{App, AppState};

/// Plan what mends an issue, or takes that back: the statement, its file, and everything that would be sent.
#[utoipa::path(
    post,
    path = "/api/v1/plans",
    tag = "panel",
    security(("bearer" = [])),
    request_body = PlanRequest,
    responses(
        (status = 200, body = PlanView),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json"),
        (status = 503, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in crate::api) async fn make_plan(
    State(app): State<AppState>,
    extract::Json(asked): extract::Json<PlanRequest>,
) -> Result<Json<PlanView>, ApiError> {
    show_plan(&app, &asked).await.map(Json)
}

/// Show a plan again.
#[utoipa::path(
    get,
    path = "/api/v1/plans/{id}",
    tag = "panel",
    security(("bearer" = [])),
    params(("id" = String, Path)),
    responses(
        (status = 200, body = PlanView),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in crate::api) async fn find_plan(
    State(app): State<AppState>,
    Path(plan): Path<String>,
) -> Result<Json<PlanView>, ApiError> {
    app.plans.look(&plan).map(Json).ok_or_else(unknown)
}

/// Confirm a plan for a protected target. The page `/confirm/{plan}` asks a person first.
#[utoipa::path(
    post,
    path = "/api/v1/plans/{id}/confirm",
    tag = "panel",
    security(("bearer" = [])),
    params(("id" = String, Path)),
    responses(
        (status = 204),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in crate::api) async fn confirm_plan(
    State(app): State<AppState>,
    Path(plan): Path<String>,
) -> Result<StatusCode, ApiError> {
    if app.plans.confirm(&plan) { Ok(StatusCode::NO_CONTENT) } else { Err(unknown()) }
}

/// Apply a plan: write the file, deploy, hold it against the request, resolve the issue.
#[utoipa::path(
    post,
    path = "/api/v1/deployments",
    tag = "panel",
    security(("bearer" = [])),
    request_body = PlanReference,
    responses(
        (status = 200, body = AppliedView),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in crate::api) async fn apply_plan(
    State(app): State<AppState>,
    extract::Json(asked): extract::Json<PlanReference>,
) -> Result<Json<AppliedView>, ApiError> {
    let shown = take(&app, &asked.plan, |job| matches!(job, Job::Fix(_)))?;
    act(&app, shown).await.map(Json)
}

/// Take back what mended an issue, by the fingerprint of its plan.
#[utoipa::path(
    post,
    path = "/api/v1/issues/{id}/undo",
    tag = "panel",
    security(("bearer" = [])),
    params(("id" = i64, Path)),
    request_body = PlanReference,
    responses(
        (status = 200, body = AppliedView),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in crate::api) async fn undo_issue(
    State(app): State<AppState>,
    Path(id): Path<i64>,
    extract::Json(asked): extract::Json<PlanReference>,
) -> Result<Json<AppliedView>, ApiError> {
    let shown = take(&app, &asked.plan, |job| matches!(job, Job::Undo(undo) if undo.repair.issue == id))?;
    act(&app, shown).await.map(Json)
}

fn take(app: &App, plan: &str, is_meant: impl Fn(&Job) -> bool) -> Result<Shown, ApiError> {
    app.plans.take(plan, is_meant).map_err(|why| match why {
        NotTaken::Unknown => unknown(),
        NotTaken::Unconfirmed => ApiError::forbidden("The target is protected and the plan was not confirmed.")
            .hint(format!("Open /confirm/{plan} in a tab of its own, and confirm it there.")),
    })
}

fn unknown() -> ApiError {
    ApiError::not_found("there is no such plan: it was used, is too old, or was never shown")
        .hint("Have the plan made again.")
}
