//! Takes a repair back: the statement out of its file, and what it added out of the database, as long as nothing is in it.

use super::apply::{Applied, not_noted, write_and_deploy};
use super::draft::{Refused, not_written};
use crate::deploy::{DeployRequest, Edit, Event, Held, held_by, preview};
use crate::drift::Hazard;
use crate::errors::store::{Issue, Repair, Store};
use crate::files::{Declared, Style};
use crate::finding::Finding;

/// A repair that can be undone.
#[derive(Clone, Debug)]
pub struct Undo {
    /// What was applied.
    pub repair: Repair,
    /// The change of its file.
    pub edit: Edit,
}

impl Undo {
    /// The deploy of its phase with the file as it would be. What goes is known to be of the repair, so that it needs no flag.
    pub fn request(&self, how: &DeployRequest) -> DeployRequest {
        DeployRequest {
            edited: Some(self.edit.edited()),
            phase: self.repair.phase.clone(),
            allowed: Hazard::ALL.into(),
            ..how.clone()
        }
    }
}

/// The way back of the last repair of an issue. What the deploy allows says whether data may be lost.
///
/// # Errors
/// There is no repair, its file is a step that is never changed, something else waits to be deployed, or there are data in what it
/// added.
pub async fn draft_undo(
    store: &Store,
    issue: &Issue,
    declared: &Declared,
    how: &DeployRequest,
) -> Result<Undo, Refused> {
    let repair = store.last_repair(issue.id).await.map_err(|error| {
        let finding = Finding::error("store", error.to_string()).with_hint("Look whether the store runs.");
        Refused { findings: vec![finding], exit_code: 6 }
    })?;
    let Some(repair) = repair else {
        let finding = Finding::error("nothing-to-undo", format!("no fix of issue {} was applied", issue.id))
            .with_hint("Only what `wrench issues fix --apply` or the panel applied can be undone here.");
        return Err(Refused::because(finding));
    };
    let phase = declared.phases.iter().find(|phase| phase.files.iter().any(|file| file.source.path == repair.file));
    if phase.is_some_and(|phase| phase.style == Style::History) {
        let finding = Finding::error("history-file", format!("\"{}\" is a step that has been applied", repair.file))
            .with_detail("Steps are never changed or taken away.")
            .with_hint("Write a new step that takes back what it added, and deploy it.");
        return Err(Refused::because(finding));
    }
    let edit = Edit::remove(declared, &repair.file, &repair.sql);
    let edit = edit.map_err(|error| Refused::because(not_written(&error)))?;
    refuse_pending(&repair, how).await?;
    let held = held_by(how, &repair.sql).await;
    let held = held.map_err(|unread| Refused { findings: unread.findings, exit_code: unread.exit_code })?;
    if !held.is_empty() && !how.allowed.contains(&Hazard::DeletesData) {
        return Err(Refused::because(with_data(&held)));
    }
    Ok(Undo { repair, edit })
}

/// An undo may drop; so nothing but the repair may be what is dropped.
async fn refuse_pending(repair: &Repair, how: &DeployRequest) -> Result<(), Refused> {
    let request = DeployRequest { phase: repair.phase.clone(), edited: None, ..how.clone() };
    let now = preview(&request, false, std::future::pending(), |_| ()).await;
    if now.report.exit_code != 0 {
        return Err(Refused { findings: now.report.findings, exit_code: now.report.exit_code });
    }
    let Some(planned) = now.planned.filter(|planned| !planned.details.statements.is_empty()) else { return Ok(()) };
    let places: Vec<&str> = planned.details.statements.iter().map(|statement| statement.place.as_str()).collect();
    let finding = Finding::error("changes-pending", "other changes wait to be deployed")
        .with_detail(format!("They are of {}.", places.join(", ")))
        .with_hint("Run `wrench deploy` first; an undo takes back its own statement alone.");
    Err(Refused::because(finding))
}

fn with_data(held: &[Held]) -> Finding {
    let said: Vec<String> = held.iter().map(|held| format!("{} is in {} rows.", held.what, held.rows)).collect();
    Finding::error("hazard", format!("undoing it is a hazard: {}", Hazard::DeletesData.as_str()))
        .with_detail(said.join(" "))
        .with_hint("Pass `--allow-hazard deletes-data` to lose them.")
}

/// Takes the statement out, deploys, and opens the issue again.
///
/// # Errors
/// The file was changed meanwhile; nothing was done then.
pub async fn undo(
    store: &Store,
    undo: &Undo,
    how: &DeployRequest,
    interrupted: impl Future<Output = ()>,
    on_event: impl FnMut(Event<'_>) + Send,
) -> Result<Applied, Refused> {
    let mut applied = write_and_deploy(&undo.edit, &undo.request(how), interrupted, on_event).await?;
    if applied.exit_code == 0 {
        match store.undo_repair(&undo.repair).await {
            Ok(issue) => applied.issue = issue,
            Err(error) => {
                applied.findings.push(not_noted(&error));
                applied.exit_code = 1;
            }
        }
    }
    Ok(applied)
}
