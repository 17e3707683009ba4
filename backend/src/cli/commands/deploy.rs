//! `wrench deploy`.

use super::request::{Wanted, request};
use super::{folder, interruption};
use crate::cli::args::{Common, DeployArgs};
use crate::cli::exit_code::ExitCode;
use crate::cli::output::Printer;
use crate::config::Config;
use crate::deploy::{Confirm, DeployRequest, deploy};

pub(super) async fn run(args: DeployArgs, common: &Common, config: Config, printer: &Printer) -> ExitCode {
    let log_dir = args.log_dir.clone().or_else(|| config.log_dir.clone()).unwrap_or_else(|| "logs".into());
    let wanted = Wanted {
        dir: folder(args.declared.dir.as_ref(), &config),
        declared: &args.declared,
        deciding: &args.allowed.deciding,
        heal: args.heal,
    };
    let request = match request(&wanted, common, &config) {
        Ok(request) => DeployRequest {
            verify_only: args.verify_only,
            tries_plan: true,
            plan: args.plan,
            confirm: if args.allowed.yes { Confirm::Given } else { printer.confirm() },
            log_dir: Some(log_dir),
            ..request
        },
        Err(finding) => {
            printer.findings(&[finding]);
            return ExitCode::Usage;
        }
    };
    let mut progress = printer.progress();
    let report = deploy(&request, interruption(), |event| progress.show(&event)).await;
    progress.finish();
    printer.report(&report, &request);
    ExitCode::from_number(report.exit_code)
}
