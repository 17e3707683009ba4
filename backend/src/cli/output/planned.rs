//! A plan for people: phases, files, statements, each with its decision; then the transactions.

use std::collections::BTreeSet;

use clap::builder::styling::{AnsiColor, Style};

use super::out;
use crate::deploy::{Preview, Report, SegmentReport, StatementReport};
use crate::drift::Hazard;
use crate::plan::Part;

/// Longer statements are cut at the end of the line.
const WIDEST: usize = 100;

/// Prints the plan.
pub(super) fn print(preview: &Preview, allowed: &BTreeSet<Hazard>, verbose: bool) {
    let Some(planned) = &preview.planned else {
        return out(&format!("there is no plan ({})", preview.report.status.as_str()));
    };
    let mut phase = "";
    let mut file = "";
    for (statement, hazards) in preview.report.statements.iter().zip(&planned.hazards) {
        if statement.phase != phase {
            phase = &statement.phase;
            file = "";
            out(phase);
        }
        if is_idle(statement) && !verbose {
            continue;
        }
        let here = statement.file.as_deref().unwrap_or("no file");
        if here != file {
            file = here;
            out(&format!("  {file}"));
        }
        line(statement);
        below(statement, hazards, allowed);
    }
    transactions(&preview.report);
    out(&headline(&preview.report));
    out(&format!("plan {}", planned.details.fingerprint()));
}

/// The plan in one sentence.
pub(super) fn headline(report: &Report) -> String {
    let place = report.target.as_ref().map_or_else(String::new, |target| {
        format!(" to database \"{}\" on {}:{}", target.database, target.host, target.port)
    });
    let summary = &report.summary;
    let rows = [
        (summary.executed, "to execute"),
        (summary.converged, "to converge"),
        (summary.replaced, "to replace"),
        (summary.skipped_identical, "to skip"),
        (summary.healed, "healed"),
        (summary.refused, "refused"),
        (summary.drift, "drifted"),
    ];
    let there = rows.iter().filter(|(count, _)| *count > 0);
    let counts: Vec<String> = there.map(|(count, word)| format!("{count} {word}")).collect();
    let counts = if counts.is_empty() { "nothing".to_owned() } else { counts.join(", ") };
    let stops = if report.exit_code == 0 {
        String::new()
    } else {
        format!("; as it stands a deploy ends with exit code {}", report.exit_code)
    };
    format!("{}{place}: {counts}{stops}", report.phases.join(", "))
}

/// Nothing is sent for it, and nothing is worth saying.
fn is_idle(statement: &StatementReport) -> bool {
    word(statement).1 == "skip" && statement.heals.is_empty()
}

/// Sign, word and colour of a decision. Each differs without the others.
fn word(statement: &StatementReport) -> (char, &'static str, AnsiColor) {
    match statement.decision {
        "execute" if matches!(statement.class, "session" | "transaction") => ('.', "set", AnsiColor::BrightBlack),
        "execute" => ('+', "execute", AnsiColor::Green),
        "converge" => ('~', "converge", AnsiColor::Cyan),
        "replace" => ('*', "replace", AnsiColor::Yellow),
        "refuse" => ('x', "refuse", AnsiColor::Red),
        "drift" => ('!', "drift", AnsiColor::Magenta),
        _ => ('=', "skip", AnsiColor::BrightBlack),
    }
}

fn line(statement: &StatementReport) {
    let (sign, word, color) = word(statement);
    let style = Style::new().fg_color(Some(color.into()));
    let place = statement.line.map(|line| format!("{line:>5}  ")).unwrap_or_else(|| "       ".to_owned());
    out(&format!("  {style}{sign} {word:<9}{style:#}{place}{}", short(&statement.sql)));
}

/// What is sent in its place, why, and what that risks.
fn below(statement: &StatementReport, hazards: &BTreeSet<Hazard>, allowed: &BTreeSet<Hazard>) {
    for sql in &statement.executed_sql {
        sql.trim().lines().enumerate().for_each(|(at, line)| {
            out(&format!("                    {} {line}", if at == 0 { "send" } else { "    " }));
        });
    }
    for difference in &statement.differences {
        out(&format!("                    because {}", difference.replace('\n', " ")));
    }
    for heal in &statement.heals {
        let deed = if heal.executed_sql.is_empty() { "identical, skipped" } else { "converged" };
        out(&format!("                    heal {} ({}): {}, {deed}", heal.rule.code, heal.rule.sqlstate, heal.object));
    }
    for hazard in hazards {
        let flag = if allowed.contains(hazard) { "allowed by" } else { "needs" };
        let name = hazard.as_str();
        out(&format!("                    hazard {name}: {flag} --allow-hazard {name}. {}", hazard.explanation()));
    }
}

/// The transactions in order, where there is something to send.
fn transactions(report: &Report) {
    let sends = |at: &&usize| {
        report.statements.get(**at).is_some_and(|s| matches!(word(s).1, "execute" | "converge" | "replace"))
    };
    let is_busy = |segment: &&SegmentReport| segment.statements.iter().any(|at| sends(&at));
    let busy: Vec<&SegmentReport> = report.segments.iter().filter(is_busy).collect();
    let lines: Vec<String> = busy
        .iter()
        .enumerate()
        .map(|(number, segment)| {
            let count = segment.statements.iter().filter(sends).count();
            let plural = if count == 1 { "statement" } else { "statements" };
            let how = match (segment.autocommit, segment.part) {
                (true, _) => "outside a transaction",
                (false, Part::Change) => "a change in its own transaction, proved before COMMIT",
                (false, _) => "one transaction, proved before COMMIT",
            };
            format!("  {:>2}. {}: {count} {plural}, {how}", number + 1, segment.phases.join(", "))
        })
        .collect();
    if !lines.is_empty() {
        out("\nin this order");
        lines.iter().for_each(|line| out(line));
    }
    if busy.len() > 1 && busy.iter().any(|segment| segment.part == Part::Change) {
        out(
            "Where one fails, those before it stand, and the next deploy goes on. `--atomic` makes them one transaction.",
        );
    }
    out("");
}

/// The first line of a statement, cut where it is long.
fn short(sql: &str) -> String {
    let mut lines = sql.trim().lines();
    let first = lines.next().unwrap_or_default();
    let cut: String = first.chars().take(WIDEST).collect();
    if cut.len() < first.len() || lines.next().is_some() { format!("{} …", cut.trim_end()) } else { cut }
}
