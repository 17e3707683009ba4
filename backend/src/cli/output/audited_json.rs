//! A finished audit as the document that `docs/schemas/audit.schema.json` describes.

use serde_json::{Value, json};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::audit::comparison::{Described, Report};
use crate::deploy::finding_json;
use crate::drift::{PartDifference, Subject, What};

/// Version of the document's format.
const VERSION: u32 = 1;

/// The whole document.
pub(super) fn document(report: &Report) -> Value {
    let counts = report.compared.counts();
    json!({
        "version": VERSION,
        "started_at": instant(report.started_at),
        "finished_at": instant(report.started_at + report.duration),
        "tool_version": env!("CARGO_PKG_VERSION"),
        "target": report.target.as_ref().map(|target| json!({
            "host": target.host,
            "port": target.port,
            "database": target.database,
            "user": target.user,
            "server_version": target.server_version,
        })),
        "phases": report.phases,
        "status": report.verdict.as_str(),
        "exit_code": report.exit_code,
        "has_journal": report.compared.has_journal,
        "objects": report.compared.objects,
        "summary": {
            "missing": counts.missing,
            "undeclared": counts.undeclared,
            "changed": counts.changed,
            "notes": counts.notes,
            "pending": counts.pending,
            "drift": counts.drift,
            "conflict": counts.conflict,
            "unknown": counts.unknown,
        },
        "differences": report.compared.differences.iter().map(difference).collect::<Vec<_>>(),
        "findings": report.findings.iter().map(finding_json).collect::<Vec<_>>(),
    })
}

fn difference(described: &Described) -> Value {
    let difference = &described.difference;
    let mut document = finding_json(&described.finding);
    let parts: Vec<Value> = match &difference.what {
        What::Changed(parts) => parts.iter().map(part).collect(),
        What::ColumnOrder { declared, live } => {
            vec![
                json!({"part": "column_order", "cause": "unknown", "declared": declared, "live": live, "deployed": null}),
            ]
        }
        _ => Vec::new(),
    };
    let more = json!({
        "cause": difference.cause.as_str(),
        "object": subject(&difference.subject),
        "group": subject(&difference.group),
        "parts": parts,
        "declared_sql": described.declared_sql,
        "live_sql": described.live_sql,
    });
    if let (Some(fields), Value::Object(more)) = (document.as_object_mut(), more) {
        fields.extend(more);
    }
    document
}

fn part(part: &PartDifference) -> Value {
    json!({
        "part": part.change.part,
        "cause": part.cause.as_str(),
        "declared": part.change.want,
        "live": part.change.have,
        "deployed": part.left.clone().flatten(),
    })
}

fn subject(subject: &Subject) -> Value {
    let (schema, relation, name) = match subject {
        Subject::Object(id) => (Some(&id.schema), Some(&id.relation), &id.name),
        Subject::Unmodelled { identity, .. } => (None, None, identity),
    };
    let named = |text: Option<&String>| text.filter(|text| !text.is_empty()).cloned();
    json!({ "kind": subject.kind(), "schema": named(schema), "relation": named(relation), "name": name })
}

fn instant(at: OffsetDateTime) -> String {
    at.format(&Rfc3339).unwrap_or_else(|_| at.to_string())
}
