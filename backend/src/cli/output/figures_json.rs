//! Figures as the document that `docs/schemas/report.schema.json` describes.

use std::time::Duration;

use serde_json::{Value, json};

use super::figures::Sources;
use crate::report::{Failure, Figures, Goal, Goals, Rate, Report};

/// Version of the document's format.
const VERSION: u32 = 1;

/// The whole document.
pub(super) fn document(report: &Report, sources: &Sources<'_>) -> Value {
    json!({
        "version": VERSION,
        "tool_version": env!("CARGO_PKG_VERSION"),
        "log_dir": sources.dir.display().to_string(),
        "since_days": sources.days,
        "skipped_files": skipped(sources),
        "deployments": report.deployments,
        "figures": figures(&report.figures, &report.goals),
        "rules": report.rules.iter().map(|rule| json!({ "rule": rule.rule, "heals": rate(rule.heals) })).collect::<Vec<_>>(),
        "failures": report.failures.iter().map(|failure| json!({
            "sqlstate": failure.sqlstate,
            "code": failure.code,
            "pattern": failure.pattern,
            "count": failure.count,
            "last_deployment": failure.deployment,
        })).collect::<Vec<_>>(),
        "slowest": report.slowest.iter().map(|timed| json!({
            "duration_ms": timed.duration_ms,
            "file": timed.file,
            "line": timed.line,
            "sql": timed.sql,
            "deployment": timed.deployment,
        })).collect::<Vec<_>>(),
        "weeks": report.weeks.iter().map(|(week, goals)| json!({
            "monday": week.monday.to_string(),
            "figures": figures(&week.figures, goals),
        })).collect::<Vec<_>>(),
    })
}

/// What failed and was not healed.
pub(super) fn unhealed(report: &Report, sources: &Sources<'_>) -> Value {
    json!({
        "version": VERSION,
        "tool_version": env!("CARGO_PKG_VERSION"),
        "log_dir": sources.dir.display().to_string(),
        "since_days": sources.days,
        "skipped_files": skipped(sources),
        "deployments": report.deployments,
        "unhealed": report.failures.iter().map(case).collect::<Vec<_>>(),
    })
}

fn skipped(sources: &Sources<'_>) -> Vec<Value> {
    sources.unreadable.iter().map(|file| json!({ "file": file.file, "why": file.why })).collect()
}

fn figures(figures: &Figures, goals: &Goals) -> Value {
    json!({
        "success": measured(rate(figures.success), goals.success),
        "heals": measured(rate(figures.heals), goals.heals),
        "unresolved_drift": measured(json!(figures.unresolved_drift), goals.drift),
        "recovery": measured(json!({
            "median_s": seconds(figures.recovery),
            "longest_s": seconds(figures.longest_recovery),
            "still_failing": figures.not_recovered,
        }), goals.recovery),
        "refused": figures.refused,
        "drifted": figures.drifted,
        "verified": figures.verified,
    })
}

fn measured(value: Value, goal: Goal) -> Value {
    json!({ "value": value, "goal": goal.words, "mark": goal.mark.as_str() })
}

fn rate(rate: Rate) -> Value {
    json!({ "part": rate.part, "whole": rate.whole, "rate": rate.value() })
}

fn seconds(time: Option<Duration>) -> Option<f64> {
    time.map(|time| (time.as_secs_f64() * 1000.0).round() / 1000.0)
}

/// A failure with what a folder of `tests/testdata/scenarios/` needs.
fn case(failure: &Failure) -> Value {
    json!({
        "case": case_name(failure),
        "sqlstate": failure.sqlstate,
        "code": failure.code,
        "pattern": failure.pattern,
        "count": failure.count,
        "message": failure.message,
        "statement": failure.statement,
        "executed_sql": failure.executed,
        "file": failure.place.as_ref().map(|(file, _)| file),
        "line": failure.place.as_ref().map(|(_, line)| line),
        "object": failure.object,
        "decision": failure.decision,
        "differences": failure.differences,
        "facts": failure.facts,
        "server_version": failure.server_version,
        "deployment": failure.deployment,
        "files": {
            "new.sql": failure.declared,
            "expect.toml": format!("exit = 1\nfindings = [\"{}\"]\n", failure.code),
        },
    })
}

/// A folder's name: code and the first words of the pattern.
fn case_name(failure: &Failure) -> String {
    let text = format!("{} {}", failure.sqlstate.as_deref().unwrap_or(&failure.code), failure.pattern);
    let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.take(8).map(str::to_lowercase).collect::<Vec<_>>().join("-")
}
