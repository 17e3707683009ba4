//! Figures over past deployments for people.

use std::path::Path;
use std::time::Duration;

use clap::builder::styling::{AnsiColor, Style};

use super::out;
use crate::report::{Failure, Goal, Goals, Mark, Rate, Report, Unreadable, Week};

/// How many failures are listed beside the other figures.
const FAILURES: usize = 10;
/// Longer statements are cut.
const WIDEST: usize = 80;

/// What a report is made from.
pub(in crate::cli) struct Sources<'a> {
    /// Folder of log files.
    pub(in crate::cli) dir: &'a Path,
    /// Files that were passed over.
    pub(in crate::cli) unreadable: &'a [Unreadable],
    /// How many days are looked at.
    pub(in crate::cli) days: Option<u16>,
}

/// Prints everything.
pub(super) fn print(report: &Report, sources: &Sources<'_>) {
    if report.deployments == 0 {
        return out(&nothing(sources));
    }
    goals(report);
    rules(report);
    failures(&report.failures);
    slowest(report);
    out("\nweek by week");
    report.weeks.iter().for_each(|(week, goals)| self::week(week, goals));
}

/// Prints what failed and was not healed.
pub(super) fn unhealed(report: &Report, sources: &Sources<'_>) {
    if report.failures.is_empty() {
        return match report.deployments {
            0 => out(&nothing(sources)),
            count => out(&format!("no failure in {count} deployments")),
        };
    }
    for failure in &report.failures {
        failure_line(failure);
        let below = |name: &str, text: &str| {
            out(&format!("          {name:<10} {}", text.replace('\n', "\n                     ")))
        };
        below("message", &failure.message);
        if let Some((file, line)) = &failure.place {
            below("place", &format!("{file}:{line}"));
        }
        if let Some(statement) = &failure.statement {
            below("statement", statement);
        }
        failure.differences.iter().for_each(|difference| below("differs", difference));
        below("deployment", &failure.deployment);
    }
}

fn nothing(sources: &Sources<'_>) -> String {
    let days = sources.days.map(|days| format!(" of the last {days} days")).unwrap_or_default();
    format!("no deployment{days} is logged in {}", sources.dir.display())
}

fn goals(report: &Report) {
    let figures = &report.figures;
    let (success, heals) = (figures.success, figures.heals);
    out(&format!("{} deployments", report.deployments));
    goal("deployments", &rate(success, "succeeded"), report.goals.success);
    goal("heals", &rate(heals, "healed"), report.goals.heals);
    goal("drift", &format!("{} unresolved", figures.unresolved_drift), report.goals.drift);
    let longest = figures.longest_recovery.map(|time| format!(", longest {}", span(time))).unwrap_or_default();
    let time =
        figures.recovery.map_or_else(|| "no recovery".to_owned(), |time| format!("median {}{longest}", span(time)));
    let open =
        if figures.not_recovered > 0 { format!(", {} still failing", figures.not_recovered) } else { String::new() };
    goal("recovery", &format!("{time}{open}"), report.goals.recovery);
    let others = [
        (figures.refused, "refused or locked"),
        (figures.drifted, "stopped by drift"),
        (figures.verified, "verified only"),
    ];
    let others: Vec<String> =
        others.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")).collect();
    if !others.is_empty() {
        out(&format!("  besides       {}", others.join(", ")));
    }
}

fn goal(name: &str, value: &str, goal: Goal) {
    let style = style_of(goal.mark);
    out(&format!("  {name:<13} {value:<44} {style}{:<8}{style:#} {}", goal.mark.as_str(), goal.words));
}

fn style_of(mark: Mark) -> Style {
    let color = match mark {
        Mark::Ok => AnsiColor::Green,
        Mark::Missed => AnsiColor::Red,
        Mark::Nothing => AnsiColor::BrightBlack,
    };
    Style::new().fg_color(Some(color.into()))
}

fn rules(report: &Report) {
    if report.rules.is_empty() {
        return;
    }
    out("\nheals by rule");
    for rule in &report.rules {
        out(&format!("  {:<30} {}", rule.rule.as_deref().unwrap_or("no rule"), rate(rule.heals, "healed")));
    }
}

fn failures(failures: &[Failure]) {
    if failures.is_empty() {
        return;
    }
    out("\nmost frequent failures");
    failures.iter().take(FAILURES).for_each(failure_line);
}

fn failure_line(failure: &Failure) {
    let state = failure.sqlstate.as_deref().unwrap_or("");
    let pattern = failure.pattern.lines().next().unwrap_or_default();
    out(&format!("  {:>4} × {state:<6} {pattern} [{}]", failure.count, failure.code));
}

fn slowest(report: &Report) {
    if report.slowest.is_empty() {
        return;
    }
    out("\nslowest statements");
    for timed in &report.slowest {
        let place = match (&timed.file, timed.line) {
            (Some(file), Some(line)) => format!("{file}:{line}  "),
            _ => String::new(),
        };
        let first = timed.sql.trim().lines().next().unwrap_or_default();
        let cut: String = first.chars().take(WIDEST).collect();
        out(&format!("  {:>10.1} ms  {place}{cut}", timed.duration_ms));
    }
}

fn week(week: &Week, goals: &Goals) {
    let figures = &week.figures;
    let cell = |value: String, mark: Mark| {
        let style = style_of(mark);
        let word = mark.as_str();
        // Blanks stand outside of the colour, so that none are left at the end.
        format!("{value:>6} {style}{word}{style:#}{:pad$}", "", pad = 7_usize.saturating_sub(word.len()))
    };
    let percent = |rate: Rate| rate.value().map(|value| format!("{:.0} %", value * 100.0)).unwrap_or_default();
    let line = format!(
        "  {}  {:>3} {:<11} {}  heals {}  drift {}  recovery {}",
        week.monday,
        figures.success.whole,
        if figures.success.whole == 1 { "deployment" } else { "deployments" },
        cell(percent(figures.success), goals.success.mark),
        cell(percent(figures.heals), goals.heals.mark),
        cell(figures.unresolved_drift.to_string(), goals.drift.mark),
        cell(figures.recovery.map(span).unwrap_or_default(), goals.recovery.mark),
    );
    out(line.trim_end());
}

fn rate(rate: Rate, word: &str) -> String {
    match rate.value() {
        Some(value) => format!("{:.1} % ({} of {} {word})", value * 100.0, rate.part, rate.whole),
        None => format!("none to be {word}"),
    }
}

fn span(time: Duration) -> String {
    match time.as_secs() {
        0..60 => format!("{:.1} s", time.as_secs_f64()),
        seconds @ 60..7200 => format!("{:.0} min", f64::from(u32::try_from(seconds).unwrap_or(u32::MAX)) / 60.0),
        seconds => format!("{} h", seconds / 3600),
    }
}
