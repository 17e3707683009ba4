//! What is declared and what is live, side by side. Changes nothing.

use std::time::{Duration, Instant};

use time::OffsetDateTime;

use super::decided::Decided;
use super::error::Stop;
use super::event::Event;
use super::report::{Report, Status, TargetInfo};
use super::request::{Confirm, DeployRequest};
use super::run::empty_report;
use super::settled::{Equal, Place, Question};
use super::stages::{Purpose, Stages};
use crate::files::PlatformKind;
use crate::finding::Finding;
use crate::plan::Inputs;

/// What came of looking.
pub struct Survey {
    /// When it began.
    pub started_at: OffsetDateTime,
    /// How long it took.
    pub duration: Duration,
    /// The database; none when no connection came about.
    pub target: Option<TargetInfo>,
    /// Names of the phases asked for.
    pub phases: Vec<String>,
    /// Why it ended early, and what else there is to say.
    pub findings: Vec<Finding>,
    /// Both sides, or how it ended: status and exit code.
    pub outcome: Result<Seen, (Status, i32)>,
}

/// What was seen.
pub enum Seen {
    /// Both sides were found equal before, and nothing was written since.
    Equal(Equal),
    /// Both sides.
    Both(Box<Sides>),
}

/// Both sides.
pub struct Sides {
    decided: Decided,
    place: Option<Place>,
}

impl Sides {
    /// The catalogs, and which statement declares what.
    pub fn inputs(&self) -> Inputs<'_> {
        self.decided.inputs()
    }

    /// Notes that both are equal, so that the next survey need not read them.
    pub fn are_equal(&self, equal: Equal) {
        if let Some(place) = &self.place {
            place.keep(equal);
        }
    }

    /// The platform the files run on.
    pub fn platform(&self) -> PlatformKind {
        self.decided.platform
    }
}

/// Reads the live state and elaborates the declared one. The live state is read under a shared lock, so that half of a
/// running deployment is never seen; all phases are elaborated, whichever are asked for.
///
/// `purpose` is what else the answer depends on: what is kept for one purpose says nothing of another.
pub async fn survey(
    (request, purpose): (&DeployRequest, &str),
    interrupted: impl Future<Output = ()>,
    mut on_event: impl FnMut(Event<'_>) + Send,
) -> Survey {
    let (started, started_at) = (Instant::now(), OffsetDateTime::now_utc());
    let request = DeployRequest { verify_only: true, seed: false, confirm: Confirm::Absent, ..request.clone() };
    let mut stages = Stages::new(&request, empty_report(started_at), &mut on_event);
    let gathered = {
        let work = look(&mut stages, (&request, purpose));
        tokio::pin!(work, interrupted);
        tokio::select! {
            gathered = &mut work => gathered,
            () = &mut interrupted => Err(Stop::new(Status::Interrupted, 130, vec![interruption()])),
        }
    };
    let (Report { target, phases, mut findings, .. }, _, _) = stages.finish();
    let outcome = gathered.map_err(|stop| {
        findings.extend(stop.findings);
        (stop.status, stop.exit_code)
    });
    Survey { started_at, duration: started.elapsed(), target, phases, findings, outcome }
}

async fn look(stages: &mut Stages<'_>, asked: (&DeployRequest, &str)) -> Result<Seen, Stop> {
    let (request, purpose) = asked;
    let files = stages.files()?;
    let question = Question::new(request, (&files.declared, &files.selected), purpose);
    if let Some(question) = question.filter(Question::was_asked) {
        let platform = stages.reach(Purpose::Survey, &files.declared).await?;
        if let Some(equal) = question.equal(stages.open_target()?, platform).await? {
            return Ok(Seen::Equal(equal));
        }
    }
    let decided = stages.gather(Purpose::Survey).await?;
    let target = (stages.open_target()?, decided.platform);
    let place = Place::find(asked, &files, target, &decided.stamp).await?;
    Ok(Seen::Both(Box::new(Sides { decided, place })))
}

fn interruption() -> Finding {
    Finding::error("interrupted", "the audit was interrupted").with_hint("Nothing was changed; run it again.")
}
