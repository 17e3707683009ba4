//! Session settings of a file: in force for its own statements only, and again after each cut inside it.

use tokio_postgres::Client;

use crate::deploy::decided::Decided;
use crate::deploy::error::{DeployError, Stop};
use crate::plan::{DeclaredStatement, Plan, Segment, SegmentKind};
use crate::sql::StatementClass;

/// Back to the session as it was opened.
pub(in crate::deploy) const RESET: &str = "reset session authorization; reset role; reset all";

/// Ends all settings of a file.
pub(super) async fn reset(client: &Client) -> Result<(), Stop> {
    Ok(client.batch_execute(RESET).await.map_err(DeployError::Read)?)
}

/// Makes the settings of the file in which a segment begins.
pub(super) async fn replay(client: &Client, decided: &Decided, plan: &Plan, segment: &Segment) -> Result<(), Stop> {
    for text in settings_before(decided, plan, segment) {
        client.batch_execute(text).await.map_err(DeployError::Read)?;
    }
    Ok(())
}

/// Whether a file goes on after a segment, so that its settings would meet what is ours.
pub(in crate::deploy) fn ends_inside_file(decided: &Decided, plan: &Plan, segment: &Segment) -> bool {
    let last = segment.statements.last().and_then(|at| declared_at(decided, plan, *at));
    last.is_some_and(|declared| !declared.ends_file)
}

/// Settings that the segment's file made before the segment, in order. Those of a transaction hold to the file's own
/// `COMMIT`, not to a cut that the file did not ask for.
pub(in crate::deploy) fn settings_before<'a>(decided: &'a Decided, plan: &'a Plan, segment: &Segment) -> Vec<&'a str> {
    let Some(first) = segment.statements.first().copied() else { return Vec::new() };
    let Some(here) = declared_at(decided, plan, first) else { return Vec::new() };
    let mut locals_hold = segment.kind == SegmentKind::Transaction;
    let mut texts = Vec::new();
    for (at, planned) in plan.statements[..first].iter().enumerate().rev() {
        let Some(declared) = declared_at(decided, plan, at) else { continue };
        if declared.phase != here.phase || declared.file != here.file {
            break;
        }
        match declared.statement.class {
            StatementClass::Transaction => locals_hold = false,
            StatementClass::Session
                if planned.decision.runs() && (locals_hold || !declared.statement.is_local_setting()) =>
            {
                texts.push(declared.statement.text());
            }
            _ => {}
        }
    }
    texts.reverse();
    texts
}

fn declared_at<'a>(decided: &'a Decided, plan: &Plan, at: usize) -> Option<&'a DeclaredStatement> {
    plan.statements.get(at).and_then(|planned| planned.index).and_then(|index| decided.statements.get(index))
}
