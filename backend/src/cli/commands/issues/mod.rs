//! `wrench issues`.

mod fix;
mod ground;
mod show;
mod undo;

use crate::cli::args::{Common, IssuesArgs, IssuesCommand};
use crate::cli::exit_code::ExitCode;
use crate::cli::output::Printer;
use crate::config::Config;

pub(super) async fn run(args: IssuesArgs, common: &Common, config: &Config, printer: &Printer) -> ExitCode {
    let outcome = match args.command.unwrap_or(IssuesCommand::List { all: false }) {
        IssuesCommand::List { all } => show::list(all, common, config, printer).await,
        IssuesCommand::Show { id } => show::show(id, common, config, printer).await,
        IssuesCommand::Fix(args) => fix::run(&args, common, config, printer).await,
        IssuesCommand::Undo(args) => undo::run(&args, common, config, printer).await,
    };
    outcome.unwrap_or_else(|stopped| stopped.print(printer))
}
