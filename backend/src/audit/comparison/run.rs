//! Looks at both sides and describes what differs.

use super::describe::Context;
use super::report::{Compared, Report, Verdict};
use crate::audit::lint::lint_live;
use crate::deploy::{DeployRequest, Equal, Event, Seen, Sides, Survey, survey, target_address};
use crate::drift::{Comparison, Ignored, compare};
use crate::finding::{Finding, Severity};

/// What is asked of an audit.
pub struct Request {
    /// The declared files and the database, as a deploy would be asked for. Nothing is changed, whatever it says.
    pub declared: DeployRequest,
    /// Names that may be in no file.
    pub ignored: Ignored,
    /// The least severity that is a difference; drift always is one.
    pub fail_on: Severity,
    /// Ask the lints of the live schema, too.
    pub lints: bool,
}

/// Compares the live database with the declared files. `interrupted` ends it early.
pub async fn compare_live(
    request: &Request,
    interrupted: impl Future<Output = ()>,
    on_event: impl FnMut(Event<'_>) + Send,
) -> Report {
    let purpose = format!("audit {:?}", request.ignored);
    let survey = survey((&request.declared, &purpose), interrupted, on_event).await;
    let user = survey.target.as_ref().map(|target| target.user.clone()).unwrap_or_default();
    let (verdict, exit_code, compared) = match &survey.outcome {
        Err((status, exit_code)) => (Verdict::NotCompared(*status), *exit_code, Compared::default()),
        Ok(seen) => {
            let compared = match seen {
                Seen::Equal(Equal { objects }) => {
                    Compared { objects: *objects, has_journal: true, differences: Vec::new() }
                }
                Seen::Both(sides) => judge(request, sides, &user),
            };
            let fails = compared.worst().is_some_and(|worst| worst >= request.fail_on);
            let verdict = if compared.differs() { Verdict::Different } else { Verdict::Equal };
            (verdict, if fails { 3 } else { 0 }, compared)
        }
    };
    let Survey { started_at, duration, target, phases, mut findings, .. } = survey;
    let mut exit_code = exit_code;
    if request.lints && !matches!(verdict, Verdict::NotCompared(_)) {
        let found = lints_of(&request.declared).await;
        if exit_code == 0 && found.iter().any(|finding| finding.severity >= request.fail_on) {
            exit_code = 3;
        }
        findings.extend(found);
    }
    Report { started_at, duration, target, phases, verdict, exit_code, findings, compared }
}

/// What the lints say of the whole database; an audit does without them where they cannot be asked.
async fn lints_of(declared: &DeployRequest) -> Vec<Finding> {
    let address = match target_address(declared).await {
        Ok(address) => address,
        Err(findings) => return findings,
    };
    lint_live(&address).await.unwrap_or_else(|error| {
        let finding = Finding::warn("lints-not-run", format!("the lints were not asked: {error}"))
            .caused_by(&error)
            .with_hint("The comparison is complete. Leave them out with `--no-lints`.");
        vec![finding]
    })
}

fn judge(request: &Request, sides: &Sides, user: &str) -> Compared {
    let inputs = sides.inputs();
    let comparison = Comparison {
        inputs: &inputs,
        platform: sides.platform(),
        ignored: &request.ignored,
        is_whole: inputs.statements.iter().all(|declared| declared.in_scope),
    };
    let context = Context { inputs: &inputs, user };
    let differences: Vec<_> = compare(&comparison).into_iter().map(|difference| context.describe(difference)).collect();
    let objects = inputs.want.objects.values().filter(|want| inputs.is_in_scope(&want.id)).count();
    if differences.is_empty() {
        sides.are_equal(Equal { objects });
    }
    Compared { objects, has_journal: inputs.evidence.has_journal, differences }
}
