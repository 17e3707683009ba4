//! A plan as the document that `docs/schemas/plan.schema.json` describes.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use time::format_description::well_known::Rfc3339;

use crate::deploy::{Preview, finding_json, heal_json, summary_json};
use crate::drift::Hazard;

/// Version of the document's format.
const VERSION: u32 = 1;

/// The whole document.
pub(super) fn document(preview: &Preview, allowed: &BTreeSet<Hazard>) -> Value {
    let report = &preview.report;
    let planned = preview.planned.as_ref();
    let none = Vec::new();
    let hazards = planned.map_or(&none, |planned| &planned.hazards);
    let statements = report.statements.iter().zip(hazards).map(|(statement, hazards)| {
        json!({
            "phase": statement.phase,
            "file": statement.file,
            "line": statement.line,
            "sql": statement.sql,
            "sends": sends(statement.decision, &statement.sql, &statement.executed_sql),
            "hash": statement.hash,
            "kind": statement.kind,
            "class": statement.class,
            "object": statement.object,
            "decision": statement.decision,
            "hazards": hazards.iter().map(|hazard| hazard_json(*hazard, allowed)).collect::<Vec<_>>(),
            "differences": statement.differences,
            "heals": statement.heals.iter().map(heal_json).collect::<Vec<_>>(),
        })
    });
    json!({
        "version": VERSION,
        "fingerprint": planned.map(|planned| planned.details.fingerprint()),
        "started_at": report.started_at.format(&Rfc3339).unwrap_or_else(|_| report.started_at.to_string()),
        "tool_version": env!("CARGO_PKG_VERSION"),
        "git_commit": report.git_commit,
        "target": report.target.as_ref().map(|target| json!({
            "host": target.host,
            "port": target.port,
            "database": target.database,
            "user": target.user,
            "server_version": target.server_version,
        })),
        "phases": report.phases,
        "status": report.status.as_str(),
        "exit_code": report.exit_code,
        "statements": statements.collect::<Vec<_>>(),
        "segments": report.segments.iter().map(|segment| json!({
            "phase": segment.phases.first(),
            "phases": segment.phases,
            "part": segment.part.as_str(),
            "autocommit": segment.autocommit,
            "statements": segment.statements,
        })).collect::<Vec<_>>(),
        "objects": planned.map_or_else(Vec::new, |planned| planned.details.objects.iter().map(|(name, object)| json!({
            "object": name,
            "decision": object.decision,
            "want": object.want,
            "have": object.have,
            "base": object.base,
        })).collect()),
        "summary": summary_json(&report.summary),
        "findings": report.findings.iter().map(finding_json).collect::<Vec<_>>(),
    })
}

/// What is sent, in order.
fn sends(decision: &str, sql: &str, executed: &[String]) -> Vec<String> {
    match decision {
        "execute" | "converge" | "replace" if executed.is_empty() => vec![sql.to_owned()],
        "execute" | "converge" | "replace" => executed.to_vec(),
        _ => Vec::new(),
    }
}

fn hazard_json(hazard: Hazard, allowed: &BTreeSet<Hazard>) -> Value {
    json!({
        "name": hazard.as_str(),
        "flag": format!("--allow-hazard {}", hazard.as_str()),
        "allowed": allowed.contains(&hazard),
        "explanation": hazard.explanation(),
    })
}
