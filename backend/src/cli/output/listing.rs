//! Lists: deployments, rules, what was adopted.

use serde_json::{Value, json};

use super::out;
use crate::deploy::{Adopted, LogEntry};
use crate::heal::Rule;

/// Deployments, newest first.
pub(super) fn logs(entries: &[LogEntry]) {
    for entry in entries {
        let text = |name: &str| entry.document[name].as_str().unwrap_or_default().to_owned();
        let summary = &entry.document["summary"];
        let phases: Vec<&str> =
            entry.document["phases"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        out(&format!(
            "{}  {:<11} {:>4} executed {:>4} healed  {:>8.0} ms  {}",
            entry.id,
            text("status"),
            summary["executed"].as_u64().unwrap_or_default(),
            summary["healed"].as_u64().unwrap_or_default(),
            entry.document["duration_ms"].as_f64().unwrap_or_default(),
            phases.join(", ")
        ));
    }
}

/// Deployments as JSON: the documents without their statements.
pub(super) fn logs_json(entries: &[LogEntry]) -> Value {
    let short = entries.iter().map(|entry| {
        let mut document = entry.document.clone();
        if let Some(fields) = document.as_object_mut() {
            fields.remove("statements");
        }
        document
    });
    Value::Array(short.collect())
}

/// One deployment.
pub(super) fn log(entry: &LogEntry) {
    let document = &entry.document;
    logs(std::slice::from_ref(entry));
    for finding in document["findings"].as_array().into_iter().flatten() {
        let field = |name: &str| finding[name].as_str().unwrap_or_default();
        out(&format!("\n{}[{}]: {}", field("severity"), field("code"), field("message")));
        for name in ["detail", "hint"] {
            if !field(name).is_empty() {
                out(&format!("  {name}: {}", field(name)));
            }
        }
    }
    out("");
    for statement in document["statements"].as_array().into_iter().flatten() {
        let field = |name: &str| statement[name].as_str().unwrap_or_default();
        let line = statement["line"].as_u64().map(|line| format!(":{line}")).unwrap_or_default();
        let duration = statement["duration_ms"].as_f64().map(|ms| format!("{ms:.1} ms")).unwrap_or_default();
        out(&format!(
            "{:<14} {:<12} {:>10}  {}{line}  {}",
            field("decision"),
            field("status"),
            duration,
            field("file"),
            field("object")
        ));
    }
}

/// Heal rules, a line each.
pub(super) fn rules(rules: &[&Rule]) {
    for rule in rules {
        out(&format!("{:<42} {}  {:<34} {}", rule.code, rule.sqlstate, rule.condition, rule.applicability.as_str()));
        out(&format!("    {}", rule.problem));
    }
}

/// Heal rules as JSON.
pub(super) fn rules_json(rules: &[&Rule]) -> Value {
    let all = rules.iter().map(|rule| {
        json!({
            "code": rule.code,
            "sqlstate": rule.sqlstate,
            "condition": rule.condition,
            "kinds": rule.kinds.iter().map(|kind| kind.as_str()).collect::<Vec<_>>(),
            "applicability": rule.applicability.as_str(),
            "problem": rule.problem,
            "action": rule.action,
            "limits": rule.limits,
        })
    });
    Value::Array(all.collect())
}

/// What adopting recorded.
pub(super) fn adopted(adopted: &Adopted) {
    out(&format!(
        "adopted {} declared objects as they are ({} differ from the files, {} are missing) and {} history statements",
        adopted.objects, adopted.differing, adopted.missing, adopted.statements
    ));
    if adopted.differing + adopted.missing > 0 {
        out("the differences are pending changes now: `wrench deploy --verify-only` shows them");
    }
}

/// The same as JSON.
pub(super) fn adopted_json(adopted: &Adopted) -> Value {
    json!({
        "objects": adopted.objects,
        "differing": adopted.differing,
        "missing": adopted.missing,
        "statements": adopted.statements,
        "exit_code": adopted.exit_code,
        "findings": adopted.findings.iter().map(|f| json!({"code": f.code, "message": f.message, "detail": f.detail, "hint": f.hint})).collect::<Vec<_>>(),
    })
}
