//! `wrench adopt`.

use super::request::unchanging;
use super::{folder, target};
use crate::cli::args::{AdoptArgs, Common};
use crate::cli::exit_code::ExitCode;
use crate::cli::output::Printer;
use crate::config::Config;
use crate::deploy::{Confirm, DeployRequest, adopt};

pub(super) async fn run(args: AdoptArgs, common: &Common, config: Config, printer: &Printer) -> ExitCode {
    let request = DeployRequest {
        phase: Some(args.declared.phase.clone()),
        verify_only: false,
        confirm: Confirm::Given,
        lock_wait: args.declared.lock_wait,
        ..unchanging(folder(args.declared.dir.as_ref(), &config), target(common, &config), &config)
    };
    let mut progress = printer.progress();
    let adopted = adopt(&request, args.at.as_deref(), |event| progress.show(&event)).await;
    progress.finish();
    printer.adopted(&adopted);
    ExitCode::from_number(adopted.exit_code)
}
