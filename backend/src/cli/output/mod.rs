//! The only room that prints. Data go to stdout, everything else to stderr.

mod audited;
mod audited_json;
mod deployed;
mod documented;
mod github;
mod human;
mod listing;
mod logging;
mod progress;
mod serving;

use std::io::IsTerminal;

use super::args::{Color, Common, Format};
use crate::audit::comparison;
use crate::deploy::{Adopted, Confirm, DeployRequest, LogEntry, Report, to_json};
use crate::finding::Finding;
use crate::heal::Rule;

pub(super) use documented::{Documented, FileState, State};
use progress::{Detail, Progress};
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
        Progress::new(if self.quiet || self.format == Format::Json {
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
            Format::Github => {
                report.findings.iter().for_each(github::annotation);
                github::summary(report);
            }
        }
    }

    /// A finished audit.
    pub(super) fn audited(&self, report: &comparison::Report, dir: &std::path::Path) {
        match self.format {
            Format::Human => {
                report.findings.iter().for_each(human::finding);
                audited::print(report, dir);
            }
            Format::Json => out(&format!("{:#}", audited_json::document(report))),
            Format::Github => {
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

    /// One heal rule.
    pub(super) fn rule(&self, rule: &Rule) {
        match self.format {
            Format::Json => out(&format!("{:#}", listing::rules_json(&[rule]))),
            _ => listing::rule(rule),
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
