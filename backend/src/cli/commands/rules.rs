//! `wrench rules`.

use crate::cli::args::{RulesArgs, RulesCommand};
use crate::cli::exit_code::ExitCode;
use crate::cli::output::{Printer, has_page};
use crate::finding::Finding;
use crate::heal::RULES;

pub(super) fn run(args: &RulesArgs, printer: &Printer) -> ExitCode {
    let Some(RulesCommand::Show { code }) = &args.command else {
        printer.rules(RULES);
        return ExitCode::Done;
    };
    if has_page(code) {
        printer.rule_page(code);
        return ExitCode::Done;
    }
    let finding = Finding::error("unrecognized-rule", format!("there is no heal rule `{code}`"))
        .with_hint("`wrench rules` lists them.");
    printer.findings(&[finding]);
    ExitCode::Usage
}
