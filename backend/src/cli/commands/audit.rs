//! `wrench audit`.

use super::request::unchanging;
use super::{folder, interruption, target};
use crate::audit::comparison::{Request, compare_live};
use crate::cli::args::{AuditArgs, Common, FailOn};
use crate::cli::exit_code::ExitCode;
use crate::cli::output::Printer;
use crate::config::Config;
use crate::deploy::DeployRequest;
use crate::drift::Ignored;
use crate::finding::{Finding, Severity};

pub(super) async fn run(args: AuditArgs, common: &Common, config: Config, printer: &Printer) -> ExitCode {
    let ignored = match Ignored::new(&config.audit_ignore) {
        Ok(ignored) => ignored,
        Err(error) => {
            printer.findings(&[Finding::error("configuration", error.to_string())]);
            return ExitCode::Usage;
        }
    };
    let declared = DeployRequest {
        phase: Some(args.declared.phase.clone()),
        lock_wait: args.declared.lock_wait,
        ..unchanging(folder(args.declared.dir.as_ref(), &config), target(common, &config), &config)
    };
    let fail_on = match args.fail_on {
        FailOn::Error => Severity::Error,
        FailOn::Warn => Severity::Warn,
        FailOn::Info => Severity::Info,
    };
    let request = Request { declared, ignored, fail_on, lints: !args.no_lints };
    let mut progress = printer.progress();
    let report = compare_live(&request, interruption(), |event| progress.show(&event)).await;
    progress.finish();
    printer.audited(&report, &request.declared.dir);
    ExitCode::from_number(report.exit_code)
}
