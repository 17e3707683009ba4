//! A finished deploy for people.

use super::out;
use crate::deploy::{DeployRequest, Report, StatementReport, StatementStatus, Status, Target};

/// Prints changes, heals and counts.
pub(super) fn print(report: &Report, request: &DeployRequest, verbose: bool) {
    for statement in &report.statements {
        changes(statement, verbose);
        heals(statement);
    }
    out(&headline(report));
    if report.target.is_some() && !report.statements.is_empty() {
        counts(report);
    }
    if let Some(path) = &report.log_file {
        out(&format!("\nlog: {}", path.display()));
    }
    if report.status == Status::Succeeded {
        next_steps(report, request);
    }
}

fn place(statement: &StatementReport) -> String {
    statement.place().or_else(|| statement.object.clone()).unwrap_or_default()
}

fn changes(statement: &StatementReport, verbose: bool) {
    let is_change = matches!(statement.decision, "converge" | "replace");
    if is_change {
        let object = statement.object.as_deref().unwrap_or_default();
        out(&format!("{:<9} {}  {object}", statement.decision, place(statement)));
        let lines = if statement.executed_sql.is_empty() {
            std::slice::from_ref(&statement.sql)
        } else {
            statement.executed_sql.as_slice()
        };
        lines.iter().for_each(|sql| out(&indented(sql, "          + ")));
    } else if verbose && statement.status == StatementStatus::Done {
        out(&format!("{:<9} {}", statement.decision, place(statement)));
    }
}

fn heals(statement: &StatementReport) {
    for heal in &statement.heals {
        let what = if heal.executed_sql.is_empty() { "identical, skipped" } else { "converged" };
        out(&format!("healed    {}  {} [{}]: {what}", place(statement), heal.object, heal.rule.code));
    }
}

fn indented(sql: &str, prefix: &str) -> String {
    let blank = " ".repeat(prefix.len());
    sql.trim()
        .lines()
        .enumerate()
        .map(|(at, line)| format!("{}{line}", if at == 0 { prefix } else { &blank }))
        .collect::<Vec<_>>()
        .join("\n")
}

fn headline(report: &Report) -> String {
    let phases = if report.phases.is_empty() { "nothing".to_owned() } else { report.phases.join(", ") };
    let place = report.target.as_ref().map_or_else(String::new, |target| {
        format!(" to database \"{}\" on {}:{}", target.database, target.host, target.port)
    });
    let seconds = report.duration.as_secs_f64();
    let deed = match report.status {
        Status::Succeeded => "deployed",
        Status::Verified => "verified, nothing changed:",
        Status::Partial => "deployed a part of",
        _ => "did not deploy",
    };
    format!("{deed} {phases}{place} in {seconds:.1} s ({})", report.status.as_str())
}

fn counts(report: &Report) {
    let summary = &report.summary;
    let rows = [
        ("executed", summary.executed),
        ("converged", summary.converged),
        ("replaced", summary.replaced),
        ("skipped, identical", summary.skipped_identical),
        ("healed", summary.healed),
        ("refused", summary.refused),
        ("drift", summary.drift),
        ("failed", summary.failed),
    ];
    out("");
    for (at, (name, count)) in rows.into_iter().enumerate() {
        if at < 5 || count > 0 {
            out(&format!("  {name:<20}{count:>6}"));
        }
    }
}

fn next_steps(report: &Report, request: &DeployRequest) {
    let (Target::Embedded { .. }, Some(target)) = (&request.target, &report.target) else { return };
    let dir = request.dir.display();
    let program = std::env::args().next().unwrap_or_else(|| "wrench".to_owned());
    out("\nnext:");
    out(&format!("  change a file under {dir}/ and run `{program} deploy` again"));
    out(&format!("  `{program} deploy --verify-only` decides and changes nothing; `{program} logs` lists deployments"));
    out(&format!(
        "  look inside: PGPASSWORD=$(cat .wrench/password) psql -h {} -p {} -U {} {}",
        target.host, target.port, target.user, target.database
    ));
}
