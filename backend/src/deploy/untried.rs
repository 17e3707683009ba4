//! Why the declared state cannot be had from the files, as findings.

use super::error::{Stop, causes};
use super::explained::{explained_alone, with_rule};
use super::report::Status;
use crate::finding::{Finding, Location};
use crate::heal::Scene;
use crate::plan::DeclaredStatement;
use crate::shadow::{Bound, Elaboration, Repeated, ShadowError, ShadowSpec};
use crate::sql::{Reach, StatementClass};

/// Statements that reach for the server are refused before the private server runs anything.
pub(super) fn refuse_server(statements: &[DeclaredStatement]) -> Result<(), Stop> {
    let findings: Vec<Finding> = statements.iter().filter_map(reaches_out).collect();
    if findings.is_empty() { Ok(()) } else { Err(Stop::new(Status::Refused, 4, findings)) }
}

fn reaches_out(declared: &DeclaredStatement) -> Option<Finding> {
    let statement = &declared.statement;
    let words = statement.kind.replace('_', " ");
    let finding = match &statement.reach {
        Reach::Server(deed) => Finding::error("unsafe-statement", format!("`{words}` cannot be deployed: it {deed}"))
            .with_detail(
                "What it does outside the database can be neither tried beforehand nor proved nor taken back. \
                 Nothing was run.",
            )
            .with_hint("Take it out of the declared files and run it by hand; write rows as `insert … on conflict do nothing`."),
        Reach::AlterRole | Reach::CreateRole(_) => return None,
        _ if statement.class == StatementClass::Cluster && !is_about_roles(&statement.kind) => {
            Finding::error("cluster-statement", format!("`{words}` changes the whole server, not one database"))
                .with_hint("Run it by hand once; a deploy covers one database.")
        }
        _ => return None,
    };
    Some(finding.at(statement.location()))
}

fn is_about_roles(kind: &str) -> bool {
    ["role", "user", "group"].iter().any(|word| kind.ends_with(word))
}

/// Names that the server cut: two long ones may become one.
pub(super) fn names_cut(elaboration: &Elaboration, statements: &[DeclaredStatement]) -> Vec<Finding> {
    let finding = |(index, message): &(usize, String)| {
        let finding = Finding::warn("name-too-long", message.clone())
            .with_detail("PostgreSQL keeps 63 bytes of a name; two that differ only after them are one.")
            .with_hint("Choose a shorter name.")
            .explained_by("name-too-long");
        placed(finding, statements.get(*index).map(|declared| declared.statement.location()))
    };
    elaboration.cut_names.iter().map(finding).collect()
}

/// "Already exists, skipping" among the files themselves: the second declaration has no effect. An error where the two say
/// different things; a warning where nobody can tell.
pub(super) fn declared_twice(
    elaboration: &Elaboration,
    statements: &[DeclaredStatement],
) -> Result<Vec<Finding>, Stop> {
    let place = |index: usize| statements.get(index).map(|declared| declared.statement.location());
    let finding = |repeated: &Repeated| {
        let message = format!("declared twice: {}", repeated.message.trim_end_matches(", skipping"));
        let first = place(repeated.first).map(|place| format!(" at {place}")).unwrap_or_default();
        let finding = match repeated.same {
            Some(true) => return None,
            Some(false) => Finding::error("conflicting-declaration", message).with_detail(format!(
                "It was made by the statement{first}, which says something else, so this one has no effect."
            )),
            None => Finding::warn("conflicting-declaration", message).with_detail(format!(
                "It was made by the statement{first}; whether this one says the same could not be found out."
            )),
        };
        let finding = finding.with_hint("Keep one of the two, or make both say the same.");
        Some(match place(repeated.statement) {
            Some(place) => finding.at(place),
            None => finding,
        })
    };
    let findings: Vec<Finding> = elaboration.repeated.iter().filter_map(finding).collect();
    if elaboration.repeated.iter().any(|repeated| repeated.same == Some(false)) {
        return Err(Stop::new(Status::Failed, 1, findings));
    }
    Ok(findings)
}

/// A statement that fails on the private server is an error in the files.
pub(super) fn shadow_failed(error: ShadowError, statements: &[DeclaredStatement], spec: &ShadowSpec<'_>) -> Stop {
    let statement = |index: usize| statements.get(index).map(|declared| &declared.statement);
    match &error {
        ShadowError::Statement { index, source } => {
            let place = statement(*index).map(|statement| match source.position {
                Some(position) => statement.location_of(position),
                None => statement.location(),
            });
            let scene = Scene {
                error: source,
                at: Some(*index),
                statements,
                have: spec.have,
                role: spec.deployer,
                search_path: spec.search_path,
            };
            Stop::failed(placed(refused_by_server(&scene), place))
        }
        ShadowError::Exhausted { index, bound } => {
            Stop::failed(placed(exhausted(*bound), statement(*index).map(|statement| statement.location())))
        }
        _ => {
            let finding = Finding::error("private-server", error.to_string());
            Stop::failed(match causes(&error) {
                Some(detail) => finding.with_detail(detail),
                None => finding,
            })
        }
    }
}

fn placed(finding: Finding, place: Option<Location>) -> Finding {
    match place {
        Some(place) => finding.at(place),
        None => finding,
    }
}

fn refused_by_server(scene: &Scene<'_>) -> Finding {
    const UNTOUCHED: &str = "The files were tried on a private server first; the target is untouched.";
    let source = scene.error;
    let mut finding = super::apply::server_error("declared-state", source);
    let hint = match source.sqlstate.as_str() {
        "42501" => {
            "The files were tried on a private server first, as a role that is no superuser and reaches no files, programs \
             or other servers; the target is untouched. Take the statement out of the files, or run it by hand."
        }
        "53200" | "53400" | "54001" | "57014" => {
            "The files were tried on a private server first, within bounds of time, memory and disk; the target is \
             untouched. If the statement needs more, raise the bound under `[shadow]` in wrench.toml."
        }
        _ => {
            finding = with_rule(finding, scene);
            if finding.hint.is_none() {
                return finding.with_hint(UNTOUCHED);
            }
            let told = finding.detail.take().map(|told| told + "\n").unwrap_or_default();
            return finding.with_detail(told + UNTOUCHED);
        }
    };
    let explained = explained_alone(source);
    let finding = finding.with_hint(hint);
    match explained {
        Some(explained) => finding.explained_by(explained.rule.code),
        None => finding,
    }
}

pub(super) fn exhausted(bound: Bound) -> Finding {
    const MIB: u64 = 1 << 20;
    let (message, setting) = match bound {
        Bound::Statement(limit) => {
            (format!("the statement ran longer than {} s", limit.as_secs()), "statement_seconds")
        }
        Bound::Total(limit) => (format!("the files ran longer than {} s", limit.as_secs()), "total_seconds"),
        Bound::Disk(limit) => (format!("the files used more than {} MB on disk", limit / MIB), "disk_mb"),
    };
    Finding::error("declared-state-bound", message)
        .with_detail("The files were tried on a private server first, which was stopped; the target is untouched.")
        .with_hint(format!("Take out what takes so much, or raise `{setting}` under `[shadow]` in wrench.toml."))
}

/// Statements that need an extension the private server lacks: refused, unless somebody accepts to deploy them unproved.
pub(super) fn unproved(
    elaboration: &Elaboration,
    statements: &[DeclaredStatement],
    accepted: &std::collections::BTreeSet<String>,
) -> Result<Vec<Finding>, Stop> {
    let missing: Vec<&str> =
        elaboration.lacking.iter().map(|(name, _)| name.as_str()).filter(|name| !accepted.contains(*name)).collect();
    let lacking: Vec<String> = elaboration.lacking.iter().map(|(name, _)| format!("\"{name}\"")).collect();
    let is_refused = !missing.is_empty();
    let findings = elaboration.unproved.iter().map(|(index, said)| {
        let message = format!("unproved: the private server lacks extension {}", lacking.join(", "));
        let finding = match is_refused {
            true => Finding::error("unproved", message),
            false => Finding::warn("unproved", message),
        };
        let finding = finding.with_detail(format!("Without it the statement could not be tried: {said}."));
        let finding = match is_refused {
            true => finding.with_hint(format!(
                "Install it beside the server programs of this machine, or deploy unproved with `[prove] accept = [{}]` in \
                 wrench.toml.",
                missing.iter().map(|name| format!("\"extension:{name}\"")).collect::<Vec<_>>().join(", ")
            )),
            false => finding.with_hint("It runs as written, and what it leaves is not compared."),
        };
        placed(finding, statements.get(*index).map(|declared| declared.statement.location()))
    });
    let findings: Vec<Finding> = findings.collect();
    if is_refused { Err(Stop::new(Status::Refused, 4, findings)) } else { Ok(findings) }
}
