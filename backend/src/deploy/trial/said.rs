//! What a trial says, in findings.

use super::prepare::{Effect, LeftOut};
use crate::catalog::{Kind, ObjectId};
use crate::deploy::decided::Decided;
use crate::deploy::error::Stop;
use crate::deploy::untried::exhausted;
use crate::drift::Hazard;
use crate::finding::{Finding, Severity};
use crate::plan::{ObjectDecision, Outcome, Plan};
use crate::postgres::PgError;
use crate::shadow::Trial;
use crate::sql::mentions;

/// So many names stand in one finding.
const NAMED: usize = 20;

/// How the hint begins that a statement without one gets on the target.
const TAKEN_BACK: &str = "The transaction was rolled back";
const UNTOUCHED: &str = "The plan was tried on a copy of the live schema; the target is untouched.";

/// What an error is understood with.
pub(super) struct Heard<'a> {
    pub(super) decided: &'a Decided,
    pub(super) left_out: &'a [LeftOut],
    pub(super) trial: &'a Trial,
    /// The deployer is a superuser on the target; on the copy it is none.
    pub(super) is_superuser: bool,
}

/// A failure of the plan, or a note where the copy is why.
pub(super) fn judge(heard: &Heard<'_>, mut stop: Stop, error: Option<&PgError>) -> (Option<Stop>, Option<Finding>) {
    if let Some(bound) = heard.trial.bound() {
        return (Some(Stop::failed(exhausted(bound))), None);
    }
    if error.is_some_and(|error| heard.explains(error)) {
        let first = stop.findings.into_iter().next();
        let note = first.map(|finding| Finding {
            code: "not-tried",
            severity: Severity::Warn,
            message: format!("not tried, with what follows it: {}", finding.message),
            hint: Some("The copy of the live schema, or the deployer there, lacks what it needs.".to_owned()),
            ..finding
        });
        return (None, note);
    }
    stop.findings = stop.findings.into_iter().map(as_tried).collect();
    (Some(stop), None)
}

/// The server's own hint stays; ours speaks of the target.
fn as_tried(finding: Finding) -> Finding {
    let hint = finding.hint.as_ref().filter(|hint| finding.code == "statement-failed" && !hint.starts_with(TAKEN_BACK));
    if hint.is_none() {
        return finding.with_hint(UNTOUCHED);
    }
    let detail = finding.detail.as_ref().map(|detail| format!("{detail}\n")).unwrap_or_default();
    finding.with_detail(format!("{detail}{UNTOUCHED}"))
}

impl Heard<'_> {
    /// Whether something is missing that the copy could not have, a superuser's rights among it. Types, functions, operators and schemas may be an
    /// extension's; a relation or column must be named by what is known to be missing.
    fn explains(&self, error: &PgError) -> bool {
        let lacking: Vec<&str> = self
            .left_out
            .iter()
            .filter(|left| left.effect == Effect::Lacking)
            .filter_map(|left| self.decided.statements.get(left.index))
            .map(|declared| declared.statement.text())
            .chain(self.trial.unproved().iter().map(|unproved| unproved.what.as_str()))
            .collect();
        match error.sqlstate.as_str() {
            "42501" => self.is_superuser,
            "42704" | "42883" | "3F000" => !lacking.is_empty(),
            "42P01" | "42703" | "42P10" => {
                let quoted = error.message.split('"').skip(1).step_by(2);
                let names: Vec<&str> = quoted.flat_map(|name| name.split('.')).collect();
                lacking.iter().any(|text| names.iter().any(|name| mentions(text, name)))
            }
            _ => false,
        }
    }
}

/// Statements that were left out.
pub(super) fn left_out_findings(decided: &Decided, left_out: &[LeftOut]) -> Vec<Finding> {
    let finding = |left: &LeftOut| {
        let declared = decided.statements.get(left.index)?;
        let words = declared.statement.kind.replace('_', " ");
        let (code, how) = match left.effect {
            Effect::Rows => ("not-tried-over-rows", "was not run"),
            Effect::Lacking => ("not-tried", "was not tried"),
            Effect::Unsure => return None,
        };
        let message = format!("`{words}` {how} on the copy of the live schema: {}", left.why);
        Some(Finding::info(code, message).at(declared.statement.location()))
    };
    left_out.iter().filter_map(finding).collect()
}

/// What only rows can refuse.
pub(super) fn rows_findings(decided: &Decided, plan: &Plan) -> Vec<Finding> {
    let is_over_rows = |decision: &&ObjectDecision| match &decision.outcome {
        Outcome::Identical => false,
        Outcome::Hazard(hazards) => {
            hazards.contains(&Hazard::ValidatesRows) || hazards.contains(&Hazard::RewritesTable)
        }
        _ => matches!(decision.id.kind, Kind::Constraint) && has_rows(decided, &decision.id),
    };
    let over_rows = plan.objects.values().filter(is_over_rows);
    over_rows
        .map(|decision| {
            Finding::info("not-tried-over-rows", format!("{} was not tried over rows", decision.id))
                .with_detail("The copy of the live schema has none; rows of the target may be in the way.")
        })
        .collect()
}

fn has_rows(decided: &Decided, id: &ObjectId) -> bool {
    id.parent_table().is_some_and(|table| decided.evidence.nonempty.contains(&table))
}

/// What of the live schema the copy does not have.
pub(super) fn unproved_finding(trial: &Trial) -> Option<Finding> {
    let unproved = trial.unproved();
    if unproved.is_empty() {
        return None;
    }
    let named = unproved.iter().take(NAMED).map(|unproved| format!("{}: {}", unproved.what, unproved.why));
    let more = unproved.len().saturating_sub(NAMED);
    let rest = (more > 0).then(|| format!("and {more} more"));
    let message = format!("the copy of the live schema differs from it in {} objects", unproved.len());
    let detail = named.chain(rest).collect::<Vec<_>>().join("\n");
    Some(Finding::info("unproved", message).with_detail(detail))
}
