//! A trial of a plan.

use std::sync::Arc;

use super::prepare::prepare;
use super::said::{Heard, judge, left_out_findings, rows_findings, unproved_finding};
use crate::deploy::apply::{Applier, Recorder};
use crate::deploy::decided::Decided;
use crate::deploy::error::{DeployError, Stop, causes};
use crate::deploy::report::{Report, StatementReport, StatementStatus};
use crate::deploy::request::DeployRequest;
use crate::deploy::target::OpenTarget;
use crate::finding::Finding;
use crate::plan::Plan;
use crate::shadow::{LiveShadow, LiveShadowSpec, LiveState, ShadowError, Surroundings, Trial};

/// What came of it.
pub(in crate::deploy) struct Tried {
    /// What there is to say where it did not fail.
    pub(in crate::deploy) findings: Vec<Finding>,
    /// The planned statements; one that failed says so.
    pub(in crate::deploy) statements: Vec<StatementReport>,
    /// The end that a deploy would come to.
    pub(in crate::deploy) stop: Option<Stop>,
}

/// Runs a plan on a copy of the live schema that nobody else uses.
pub(in crate::deploy) async fn try_plan(
    request: &DeployRequest,
    target: &OpenTarget,
    (mut decided, mut plan): (Decided, Plan),
    report: &Report,
) -> Result<Tried, Stop> {
    let shadow = LiveShadow::new(LiveShadowSpec {
        search: request.search(),
        cache: request.cache_dir.clone(),
        limits: request.limits,
    });
    let mut trial = begin(&shadow, target, &decided).await?;
    let is_superuser = target.connection.server.is_superuser;
    let mut findings = rows_findings(&decided, &plan);
    let left_out = prepare((&trial, is_superuser), &mut decided, &mut plan).await?;
    findings.extend(left_out_findings(&decided, &left_out));
    findings.extend(unproved_finding(&trial));
    let mut scratch = report.clone();
    let outcome = send(&mut trial, &decided, &plan, &mut scratch).await;
    let failed = scratch.statements.iter().position(|statement| statement.status == StatementStatus::Failed);
    let heard = Heard { decided: &decided, left_out: &left_out, trial: &trial, is_superuser };
    let error = failed.and_then(|at| scratch.statements[at].error.clone());
    let (stop, further) = match outcome {
        Ok(_) => (None, None),
        Err(stop) => judge(&heard, stop, error.as_ref()),
    };
    findings.extend(further);
    let mut statements = report.statements.clone();
    if let Some(at) = failed.filter(|_| stop.is_some()) {
        statements[at] = scratch.statements.swap_remove(at);
    }
    trial.end().await;
    Ok(Tried { findings, statements, stop })
}

async fn begin(shadow: &LiveShadow, target: &OpenTarget, decided: &Decided) -> Result<Trial, Stop> {
    let server = &target.connection.server;
    let surroundings = Surroundings::read(&target.connection.client, &server.user).await.map_err(DeployError::Load)?;
    let state = LiveState {
        major: server.major(),
        deployer: server.user.clone(),
        catalog: Arc::new(decided.have.clone()),
        surroundings,
    };
    shadow.warm(&state).await.map_err(unavailable)?;
    shadow.trial().await.map_err(unavailable)
}

async fn send(trial: &mut Trial, decided: &Decided, plan: &Plan, scratch: &mut Report) -> Result<(), Stop> {
    let recorder =
        Recorder { id: scratch.id.clone(), git_commit: scratch.git_commit.clone(), phases: scratch.phases.clone() };
    // What is heard of the trial would sound as if it happened to the target.
    let mut unheard = |_: crate::deploy::event::Event<'_>| ();
    let mut applier = Applier::new((&mut trial.session, None), decided, plan, scratch, &mut unheard);
    applier.run(&recorder).await.map(drop)
}

pub(super) fn unavailable(error: ShadowError) -> Stop {
    let finding = Finding::error("private-server", "the plan could not be tried on a copy of the live schema");
    let detail = causes(&error).map_or_else(|| error.to_string(), |causes| format!("{error}: {causes}"));
    Stop::failed(finding.with_detail(format!("{detail}.")))
}
