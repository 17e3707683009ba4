//! A plan from start to end.

use std::collections::BTreeSet;
use std::time::Instant;

use time::OffsetDateTime;

use super::details::{Details, place_of};
use super::keep::keep;
use super::script;
use crate::deploy::error::Stop;
use crate::deploy::event::Event;
use crate::deploy::refusals::stop_on_verdicts;
use crate::deploy::report::{Report, Status};
use crate::deploy::request::DeployRequest;
use crate::deploy::run::{empty_report, interruption};
use crate::deploy::stages::Stages;
use crate::drift::Hazard;
use crate::finding::Finding;
use crate::plan::hazards_of;

/// What came of planning.
pub struct Preview {
    /// Statements, findings, counts, status and exit code, as those of a deploy with `--verify-only`.
    pub report: Report,
    /// The plan; none when it ended before there was one.
    pub planned: Option<Planned>,
}

/// A plan beyond its statements.
pub struct Planned {
    /// What the fingerprint is made of.
    pub details: Details,
    /// Hazards of each statement of the report.
    pub hazards: Vec<BTreeSet<Hazard>>,
    /// The plan as a script, where it was asked for and can be applied.
    pub script: Option<String>,
}

/// Decides as a deploy would, and sends nothing. With `script` the plan is written as SQL, too.
pub async fn preview(
    request: &DeployRequest,
    script: bool,
    interrupted: impl Future<Output = ()>,
    mut on_event: impl FnMut(Event<'_>) + Send,
) -> Preview {
    let (started, started_at) = (Instant::now(), OffsetDateTime::now_utc());
    let request = DeployRequest { verify_only: true, ..request.clone() };
    let mut stages = Stages::new(&request, empty_report(started_at), &mut on_event);
    let outcome = {
        let work = run(&mut stages, &request, script);
        tokio::pin!(work, interrupted);
        tokio::select! {
            outcome = &mut work => outcome,
            () = &mut interrupted => Err(Stop::new(Status::Interrupted, 130, vec![interruption()])),
        }
    };
    let (mut report, _, _) = stages.finish();
    let (planned, outcome) = match outcome {
        Ok((planned, outcome)) => (Some(planned), outcome),
        Err(stop) => (None, Err(stop)),
    };
    match outcome {
        Ok(()) => (report.status, report.exit_code) = (Status::Verified, 0),
        Err(stop) => {
            (report.status, report.exit_code) = (stop.status, stop.exit_code);
            report.findings.extend(stop.findings);
        }
    }
    report.duration = started.elapsed();
    Preview { report, planned }
}

/// The plan, and whether it can be applied.
async fn run(
    stages: &mut Stages<'_>,
    request: &DeployRequest,
    wants_script: bool,
) -> Result<(Planned, Result<(), Stop>), Stop> {
    let (decided, plan) = stages.planned().await?;
    let phases = stages.report.phases.clone();
    let details = Details::of(&decided, &plan, &place_of(stages.open_target()?), &phases);
    if let Err(error) = keep(&request.cache_dir, &details) {
        stages.report.findings.push(not_kept(&error));
    }
    let inputs = decided.inputs();
    let hazards = plan.statements.iter().map(|planned| hazards_of(&inputs, &plan, planned)).collect();
    let mut planned = Planned { details, hazards, script: None };
    let mut outcome = stop_on_verdicts(&plan);
    if wants_script && outcome.is_ok() {
        let material = script::Material { decided: &decided, plan: &plan, report: &stages.report };
        match script::write(&material, stages.open_target()?, &planned.details.fingerprint()).await {
            Ok(text) => planned.script = Some(text),
            Err(stop) => outcome = Err(stop),
        }
    }
    Ok((planned, outcome))
}

fn not_kept(error: &std::io::Error) -> Finding {
    Finding::warn("plan-not-kept", "could not keep the plan in the cache")
        .with_detail(format!("{error}."))
        .with_hint("`wrench deploy --plan` works all the same, and cannot say what changed since.")
}
