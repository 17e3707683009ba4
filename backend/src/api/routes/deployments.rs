//! Deployments: the journal's, and those whose log tells that they never reached it.

use std::collections::BTreeSet;

use axum::Json;
use axum::extract::State;
use wrench_wire::{DeploymentDetail, DeploymentList, Problem};

use crate::api::convert::{detail_of_log, detail_of_record, is_log_of, summary_of_log, summary_of_record};
use crate::api::extract::Path;
use crate::api::problem::ApiError;
use crate::api::state::AppState;
use crate::deploy::{read_log, read_logs, recorded_deployment, recorded_deployments};
use crate::postgres::{Connection, connect};

/// Deployments of one list.
const MOST: usize = 100;

/// List deployments, the newest first.
#[utoipa::path(
    get,
    path = "/api/v1/deployments",
    tag = "panel",
    security(("bearer" = [])),
    responses(
        (status = 200, body = DeploymentList),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 503, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in crate::api) async fn list_deployments(State(app): State<AppState>) -> Result<Json<DeploymentList>, ApiError> {
    let connection = open(&app).await?;
    let limit = i64::try_from(MOST).unwrap_or(i64::MAX);
    let recorded = recorded_deployments(&connection.client, limit).await;
    let recorded = recorded.map_err(|error| ApiError::unavailable(&error))?;
    let known: BTreeSet<&str> = recorded.iter().map(|deployment| deployment.id.as_str()).collect();
    // A folder that is not there holds no logs.
    let logs = read_logs(&app.log_dir).unwrap_or_default();
    let others = logs.iter().filter(|log| !known.contains(log.id.as_str()) && is_log_of(log, &connection.server));
    let mut deployments: Vec<_> =
        recorded.iter().map(summary_of_record).chain(others.map(|log| summary_of_log(&log.document))).collect();
    deployments.sort_by(|one, other| other.id.cmp(&one.id));
    deployments.truncate(MOST);
    Ok(Json(DeploymentList { deployments }))
}

/// Show a deployment, from its log where that is still there.
#[utoipa::path(
    get,
    path = "/api/v1/deployments/{id}",
    tag = "panel",
    security(("bearer" = [])),
    params(("id" = String, Path)),
    responses(
        (status = 200, body = DeploymentDetail),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 503, body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in crate::api) async fn find_deployment(
    State(app): State<AppState>,
    Path(id): Path<String>,
) -> Result<Json<DeploymentDetail>, ApiError> {
    let connection = open(&app).await?;
    let log = read_log(&app.log_dir, &id).ok().flatten().filter(|log| is_log_of(log, &connection.server));
    if let Some(log) = log {
        return Ok(Json(detail_of_log(&log.document)));
    }
    let recorded = recorded_deployment(&connection.client, &id).await.map_err(|error| ApiError::unavailable(&error))?;
    let (deployment, statements) = recorded.ok_or_else(|| ApiError::not_found(format!("no deployment has id {id}")))?;
    Ok(Json(detail_of_record(&deployment, &statements)))
}

async fn open(app: &AppState) -> Result<Connection, ApiError> {
    connect(&app.reader, "wrench reader", "-c statement_timeout=5000")
        .await
        .map_err(|error| ApiError::unavailable(&error))
}
