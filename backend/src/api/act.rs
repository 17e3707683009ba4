//! From an issue to a plan that is shown, and from a plan to what came of it.

use std::sync::Arc;

use wrench_wire::{AppliedView, PlanAction, PlanRequest, PlanView};

use super::convert::{applied_view, plan_view};
use super::plans::{Job, Shown};
use super::problem::ApiError;
use super::state::{App, AppState};
use super::suggest::suggest;
use crate::deploy::{Confirm, DeployRequest, Event, preview};
use crate::drift::Hazard;
use crate::errors::{Issue, News, Refused, apply, draft, draft_undo, try_out, undo};
use crate::files::read_declared;
use crate::finding::Finding;

/// Occurrences among which the most telling one is looked for.
const OCCURRENCES: i64 = 20;

/// Makes a plan and keeps it.
pub(super) async fn show_plan(app: &App, asked: &PlanRequest) -> Result<PlanView, ApiError> {
    let issue = app.store.issue(asked.issue).await.map_err(|error| ApiError::unavailable(&error))?;
    let issue = issue.ok_or_else(|| ApiError::not_found(format!("no issue has number {}", asked.issue)))?;
    let how = DeployRequest { log_dir: Some(app.log_dir.clone()), ..app.deploy.clone() };
    let (job, request) = match asked.action {
        PlanAction::Fix => fix(app, &issue, &how).await?,
        PlanAction::Undo => {
            let allowed = if asked.may_delete_data { [Hazard::DeletesData].into() } else { how.allowed.clone() };
            take_back(app, &issue, &DeployRequest { allowed, ..how.clone() }).await?
        }
    };
    let planned = preview(&request, false, app.ending.cancelled(), |_| ()).await;
    let Some(found) = planned.planned.as_ref().filter(|_| planned.report.exit_code == 0) else {
        return Err(refusal(&planned.report.findings));
    };
    let plan = found.details.fingerprint();
    let view = plan_view((&issue, &job), plan.clone(), &planned.report, (&app.target, app.is_protected));
    let how = DeployRequest { plan: Some(plan), confirm: Confirm::Given, ..how };
    app.plans.keep(Shown::new((issue, job), how, view.clone()));
    Ok(view)
}

async fn fix(app: &App, issue: &Issue, how: &DeployRequest) -> Result<(Job, DeployRequest), ApiError> {
    let events = app.store.last_events(issue.id, OCCURRENCES).await.map_err(|error| ApiError::unavailable(&error))?;
    let Some((suggested, declared)) = suggest(app, &events).await else {
        let why = "No event of it came from a page that may report, or the target cannot be read.";
        return Err(ApiError::refused(why.to_owned()));
    };
    let (tried, untried) = try_out(app.shadow.as_ref(), &suggested).await;
    let drafted =
        draft(&suggested, (&tried, untried.as_deref()), &declared).map_err(|refused| refusal(&refused.findings))?;
    let request = drafted.request(how);
    Ok((Job::Fix(Box::new(drafted)), request))
}

async fn take_back(app: &App, issue: &Issue, how: &DeployRequest) -> Result<(Job, DeployRequest), ApiError> {
    let declared = read_declared(&how.dir).map_err(|error| ApiError::unavailable(&error))?;
    let drafted = draft_undo(&app.store, issue, &declared, how).await.map_err(|refused| refusal(&refused.findings))?;
    let request = drafted.request(how);
    Ok((Job::Undo(Box::new(drafted)), request))
}

/// Does what was shown. It goes on although the page that asked is closed, and ends with the server.
pub(super) async fn act(app: &AppState, shown: Shown) -> Result<AppliedView, ApiError> {
    let app = Arc::clone(app);
    let task = tokio::spawn(async move {
        let plan = shown.view.plan.clone();
        let tell = |event: Event<'_>| {
            if let Some(said) = in_words(&event) {
                app.feed.tell(News::Progress { plan: plan.clone(), said });
            }
        };
        let ending = app.ending.cancelled();
        let outcome = match &shown.job {
            Job::Fix(draft) => apply(&app.store, (&shown.issue, draft), &shown.how, ending, tell).await,
            Job::Undo(draft) => undo(&app.store, draft, &shown.how, ending, tell).await,
        };
        app.live.forget().await;
        if let Ok(applied) = &outcome
            && let Some(issue) = &applied.issue
        {
            app.feed.tell(News::Issue(Box::new(issue.clone())));
        }
        outcome
    });
    match task.await {
        Ok(Ok(applied)) => Ok(applied_view(&applied)),
        Ok(Err(Refused { findings, .. })) => Err(refusal(&findings)),
        Err(error) => Err(ApiError::internal(&error)),
    }
}

fn in_words(event: &Event<'_>) -> Option<String> {
    match event {
        Event::Stage(stage) => Some((*stage).to_owned()),
        Event::Statement { place, done, of, .. } => Some(format!("statement {} of {of}: {place}", done + 1)),
        Event::WaitingForLock { .. } => Some("waiting for another deployer".to_owned()),
        _ => None,
    }
}

/// The first thing that is wrong, with what to do.
fn refusal(findings: &[Finding]) -> ApiError {
    let worst = findings.iter().max_by_key(|finding| finding.severity);
    let Some(finding) = worst else { return ApiError::refused("The plan cannot be applied.".to_owned()) };
    let detail = finding.detail.as_ref().map(|detail| format!(" {detail}")).unwrap_or_default();
    let refused = ApiError::refused(format!("{}.{detail}", finding.message));
    match &finding.hint {
        Some(hint) => refused.hint(hint.clone()),
        None => refused,
    }
}
