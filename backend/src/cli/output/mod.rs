//! The only room that prints. Data go to stdout, everything else to stderr.

mod audited;
mod audited_json;
mod checked;
mod deployed;
mod documented;
mod explained;
mod figures;
mod figures_json;
mod github;
mod human;
mod issues;
mod listing;
mod logging;
mod planned;
mod planned_json;
mod progress;
mod rule_pages;
mod sarif;
mod serving;

use std::collections::BTreeSet;
use std::io::IsTerminal;
use std::path::Path;

use serde_json::{Value, json};

use super::args::{Color, Common, Format};
use crate::audit::comparison;
use crate::deploy::{Adopted, Confirm, DeployRequest, LogEntry, Preview, Report, to_json};
use crate::drift::Hazard;
use crate::finding::Finding;
use crate::heal::Rule;
use crate::report;

pub(super) use checked::Checking;
pub(super) use documented::{Documented, FileState, State};
pub(super) use explained::{Explained, Seen};
pub(super) use figures::Sources;
pub(super) use issues::Fix;
use progress::{Detail, Progress};
pub(super) use rule_pages::has_page;
pub(super) use serving::{Codes, Serving};

/// Prints in the format asked for.
pub(super) struct Printer {
    format: Format,
    verbose: bool,
    quiet: bool,
}

impl Printer {
    /// Sets up colours for the whole process.
    pub(super) fn new(common: &Common) -> Printer {
        match common.color {
            Color::Auto => anstream::ColorChoice::Auto,
            Color::Always => anstream::ColorChoice::Always,
            Color::Never => anstream::ColorChoice::Never,
        }
        .write_global();
        Printer { format: common.format, verbose: common.verbose, quiet: common.quiet }
    }

    /// Findings on their own, outside a report.
    pub(super) fn findings(&self, findings: &[Finding]) {
        match self.format {
            Format::Github => findings.iter().for_each(github::annotation),
            _ => findings.iter().for_each(human::finding),
        }
    }

    /// Shows what a deploy does meanwhile.
    pub(super) fn progress(&self) -> Progress {
        Progress::new(if self.quiet || matches!(self.format, Format::Json | Format::Sarif) {
            Detail::Nothing
        } else if self.verbose {
            Detail::Statements
        } else {
            Detail::Files
        })
    }

    /// A finished deploy.
    pub(super) fn report(&self, report: &Report, request: &DeployRequest) {
        match self.format {
            Format::Human => {
                report.findings.iter().for_each(human::finding);
                deployed::print(report, request, self.verbose);
            }
            Format::Json => out(&format!("{:#}", to_json(report))),
            Format::Github | Format::Sarif => {
                report.findings.iter().for_each(github::annotation);
                github::summary(report);
            }
        }
    }

    /// A plan.
    pub(super) fn planned(&self, preview: &Preview, allowed: &BTreeSet<Hazard>) {
        match self.format {
            Format::Human => {
                preview.report.findings.iter().for_each(human::finding);
                planned::print(preview, allowed, self.verbose);
            }
            Format::Json => out(&format!("{:#}", planned_json::document(preview, allowed))),
            Format::Github | Format::Sarif => {
                preview.report.findings.iter().for_each(github::annotation);
                github::notice("wrench plan", &planned::headline(&preview.report));
            }
        }
    }

    /// A plan as a script, on stdout; nothing else may stand there.
    pub(super) fn script(&self, preview: &Preview) {
        preview.report.findings.iter().for_each(human::finding);
        if let Some(text) = preview.planned.as_ref().and_then(|planned| planned.script.as_deref()) {
            out(text.trim_end());
        }
    }

    /// Where the script went.
    pub(super) fn saved(&self, path: &Path, preview: &Preview) {
        let is_written = preview.planned.as_ref().is_some_and(|planned| planned.script.is_some());
        match is_written {
            true => err(&format!("wrench: the script is in {}", path.display())),
            false => err("wrench: no script was written, since the plan cannot be applied"),
        }
    }

    /// Figures over past deployments.
    pub(super) fn figures(&self, report: &report::Report, sources: &Sources<'_>) {
        match self.format {
            Format::Json => out(&format!("{:#}", figures_json::document(report, sources))),
            _ => {
                self.skipped(sources);
                figures::print(report, sources);
            }
        }
    }

    /// What failed in past deployments and was not healed.
    pub(super) fn unhealed(&self, report: &report::Report, sources: &Sources<'_>) {
        match self.format {
            Format::Json => out(&format!("{:#}", figures_json::unhealed(report, sources))),
            _ => {
                self.skipped(sources);
                figures::unhealed(report, sources);
            }
        }
    }

    /// Names files that are no logs.
    fn skipped(&self, sources: &Sources<'_>) {
        let findings = sources.unreadable.iter().map(|file| {
            Finding::warn("log-skipped", format!("\"{}\" is passed over", file.file))
                .with_detail(format!("{}.", file.why))
        });
        self.findings(&findings.collect::<Vec<_>>());
    }

    /// A finished audit.
    pub(super) fn audited(&self, report: &comparison::Report, dir: &std::path::Path) {
        match self.format {
            Format::Human => {
                report.findings.iter().for_each(human::finding);
                audited::print(report, dir);
            }
            Format::Json => out(&format!("{:#}", audited_json::document(report))),
            Format::Github | Format::Sarif => {
                report.findings.iter().for_each(github::annotation);
                report.compared.differences.iter().for_each(|described| github::annotation(&described.finding));
                github::notice("wrench audit", &audited::headline(report, dir));
            }
        }
    }

    /// Documents written or compared.
    pub(super) fn documented(&self, documented: &Documented) {
        match self.format {
            Format::Json => out(&format!("{:#}", documented::json(documented))),
            _ => documented::human(documented, self.verbose),
        }
    }

    /// A finished deploy that is a step of something longer: what it has to say, and a line.
    pub(super) fn deployed(&self, report: &Report, request: &DeployRequest) {
        self.findings(&report.findings);
        if self.format == Format::Human && !self.quiet {
            deployed::print(report, request, self.verbose);
        }
    }

    /// A server is ready.
    pub(super) fn serving(&self, serving: &Serving<'_>) {
        match self.format {
            Format::Json => out(&serving::json(serving).to_string()),
            _ => serving::human(serving),
        }
    }

    /// Shows pairing codes as they are made.
    pub(super) fn codes(&self) -> Codes {
        Codes { is_json: self.format == Format::Json }
    }

    /// Starts the log of what runs in the background.
    pub(super) fn log(&self, filter: Option<&str>) {
        logging::start(filter, self.verbose);
    }

    /// An error, explained.
    pub(super) fn explained(&self, explained: &Explained) {
        match self.format {
            Format::Json => out(&explained::json(explained, None)),
            _ => explained::print(explained),
        }
    }

    /// A line of JSON for a line of JSON.
    pub(super) fn explained_line(&self, id: &Value, explained: &Explained) {
        out(&explained::json(explained, Some(id)));
    }

    /// A line of JSON that cannot be explained.
    pub(super) fn problem(&self, id: &Value, problem: &str) {
        out(&json!({"id": id, "problem": problem}).to_string());
    }

    /// What adopting recorded.
    pub(super) fn adopted(&self, adopted: &Adopted) {
        match self.format {
            Format::Json => out(&format!("{:#}", listing::adopted_json(adopted))),
            _ => {
                self.findings(&adopted.findings);
                if adopted.exit_code == 0 {
                    listing::adopted(adopted);
                }
            }
        }
    }

    /// Deployments, a line each.
    pub(super) fn log_list(&self, entries: &[LogEntry]) {
        match self.format {
            Format::Json => out(&format!("{:#}", listing::logs_json(entries))),
            _ => listing::logs(entries),
        }
    }

    /// One deployment.
    pub(super) fn log_detail(&self, entry: &LogEntry) {
        match self.format {
            Format::Json => out(&format!("{:#}", entry.document)),
            _ => listing::log(entry),
        }
    }

    /// Heal rules, a line each.
    pub(super) fn rules(&self, rules: &[&Rule]) {
        match self.format {
            Format::Json => out(&format!("{:#}", listing::rules_json(rules))),
            _ => listing::rules(rules),
        }
    }

    /// A rule of wrench.toml, which has no page.
    pub(super) fn own_rule(&self, rule: &Rule) {
        match self.format {
            Format::Json => out(&format!("{:#}", listing::rules_json(&[rule])[0])),
            _ => {
                listing::rules(&[rule]);
                out(&format!("    {}\n    {}", rule.action, rule.limits));
            }
        }
    }

    /// The page of a heal rule.
    pub(super) fn rule_page(&self, code: &str) {
        match self.format {
            Format::Json => out(&format!("{:#}", rule_pages::document(code))),
            _ => rule_pages::print(code),
        }
    }

    /// Asks on a terminal; elsewhere `--yes` is the way.
    pub(super) fn confirm(&self) -> Confirm {
        let is_person = std::io::stdin().is_terminal() && is_terminal() && self.format == Format::Human;
        if is_person { Confirm::Ask(ask) } else { Confirm::Absent }
    }
}

/// A question that only `y` or `yes` agrees to.
fn ask(question: &str) -> bool {
    err(&format!("{question} [y/N]"));
    let mut answer = String::new();
    let read = std::io::stdin().read_line(&mut answer);
    read.is_ok() && matches!(answer.trim().to_lowercase().as_str(), "y" | "yes")
}

/// A line of data.
fn out(line: &str) {
    anstream::println!("{line}");
}

/// A line that is no data.
fn err(line: &str) {
    anstream::eprintln!("{line}");
}

fn is_terminal() -> bool {
    std::io::stderr().is_terminal()
}
