//! `wrench rules`.

use crate::cli::args::{RulesArgs, RulesCommand};
use crate::cli::exit_code::ExitCode;
use crate::cli::output::{Printer, has_page};
use crate::config::Config;
use crate::finding::Finding;
use crate::heal::{RULES, Rule};

pub(super) fn run(args: &RulesArgs, config: &Config, printer: &Printer) -> ExitCode {
    let own: Vec<&Rule> = config.heal_rules.iter().map(|own| own.rule).collect();
    let Some(RulesCommand::Show { code }) = &args.command else {
        let all: Vec<&Rule> = RULES.iter().copied().chain(own).collect();
        printer.rules(&all);
        return ExitCode::Done;
    };
    if has_page(code) {
        printer.rule_page(code);
        return ExitCode::Done;
    }
    if let Some(rule) = own.into_iter().find(|rule| rule.code == code) {
        printer.own_rule(rule);
        return ExitCode::Done;
    }
    let finding = Finding::error("unrecognized-rule", format!("there is no heal rule `{code}`"))
        .with_hint("`wrench rules` lists them.");
    printer.findings(&[finding]);
    ExitCode::Usage
}
