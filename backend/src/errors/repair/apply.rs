//! Applies a repair: file, deploy, the request again, the issue. Where the deploy fails, the file is as before.

use super::draft::{Draft, Refused, not_written};
use crate::deploy::{DeployRequest, Edit, Event, Replayed, Report, StatementStatus, deploy, replay};
use crate::errors::store::{Issue, Repair, Store, StoreError};
use crate::finding::Finding;
use crate::shadow::Fared;

/// What came of applying or undoing.
#[derive(Debug)]
pub struct Applied {
    /// The deploy.
    pub report: Report,
    /// How the request fares now; none where the deploy failed, or for an undo.
    pub replayed: Option<Replayed>,
    /// The issue as it is now, where it changed state.
    pub issue: Option<Issue>,
    /// What there is to say beyond the report.
    pub findings: Vec<Finding>,
    /// Exit code.
    pub exit_code: i32,
}

/// Writes, deploys, plans the request on the target, and resolves the issue.
///
/// # Errors
/// The file was changed meanwhile; nothing was done then.
pub async fn apply(
    store: &Store,
    (issue, draft): (&Issue, &Draft),
    how: &DeployRequest,
    interrupted: impl Future<Output = ()>,
    on_event: impl FnMut(Event<'_>) + Send,
) -> Result<Applied, Refused> {
    let request = draft.request(how);
    let mut applied = write_and_deploy(&draft.edit, &request, interrupted, on_event).await?;
    if applied.exit_code != 0 {
        return Ok(applied);
    }
    let repair = Repair {
        id: 0,
        issue: issue.id,
        file: draft.edit.path().to_owned(),
        sql: draft.proposal.sql.clone(),
        phase: request.phase.clone(),
        deployment: applied.report.id.clone(),
    };
    let asked = &draft.asked;
    match replay(&request, asked.request.as_ref(), (asked.role.as_deref(), asked.value.as_deref())).await {
        Ok(replayed) => applied.judge(replayed),
        Err(findings) => applied.fail(findings),
    }
    let noted = async {
        store.add_repair(&repair).await?;
        if applied.exit_code != 0 {
            return Ok(None);
        }
        match store.resolve(issue.id).await? {
            Some(resolved) => Ok(Some(resolved)),
            // A server that watches the target may have been quicker.
            None => store.issue(issue.id).await,
        }
    };
    match noted.await {
        Ok(resolved) => applied.issue = resolved,
        Err(error) => applied.fail(vec![not_noted(&error)]),
    }
    Ok(applied)
}

impl Applied {
    fn judge(&mut self, replayed: Replayed) {
        if let Fared::Refused(why) = &replayed.fared {
            let finding = Finding::error("still-failing", "the request is still refused")
                .with_detail(format!("As role `{}`: {why}.", replayed.role))
                .with_hint(
                    "The statement is deployed; the issue stays open. Look at it again with `wrench issues fix`.",
                );
            self.fail(vec![finding]);
        }
        self.replayed = Some(replayed);
    }

    fn fail(&mut self, findings: Vec<Finding>) {
        self.findings.extend(findings);
        self.exit_code = 1;
    }
}

/// Writes the file and deploys; a file whose change was not committed is put back.
pub(super) async fn write_and_deploy(
    edit: &Edit,
    request: &DeployRequest,
    interrupted: impl Future<Output = ()>,
    on_event: impl FnMut(Event<'_>) + Send,
) -> Result<Applied, Refused> {
    edit.write().map_err(|error| Refused::because(not_written(&error)))?;
    let request = DeployRequest { verify_only: false, edited: None, ..request.clone() };
    let report = deploy(&request, interrupted, on_event).await;
    let mut applied =
        Applied { exit_code: report.exit_code, report, replayed: None, issue: None, findings: Vec::new() };
    if applied.exit_code == 0 {
        return Ok(applied);
    }
    // What was committed before the failure is declared by the file as it is now.
    let is_of_it = |file: &Option<String>| file.as_deref() == Some(edit.path());
    let mut done = applied.report.statements.iter().filter(|statement| statement.status == StatementStatus::Done);
    if done.any(|statement| is_of_it(&statement.file) || statement.file.is_none()) {
        let finding = Finding::warn("file-kept", format!("\"{}\" keeps its change", edit.path()))
            .with_detail("A part of the deploy was committed before the rest failed.")
            .with_hint("Deploy again to continue.");
        applied.findings.push(finding);
    } else if let Err(error) = edit.put_back() {
        applied
            .findings
            .push(not_written(&error).with_hint("The deploy failed and the file was not put back; look at it."));
    }
    Ok(applied)
}

/// The store did not take what happened.
pub(super) fn not_noted(error: &StoreError) -> Finding {
    Finding::error("issue-not-noted", "the change is deployed, and the store did not note it")
        .with_detail(format!("{error}."))
        .with_hint("The issue resolves itself when the server sees the changed schema.")
}
