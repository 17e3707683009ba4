//! `wrench logs`.

use crate::cli::args::LogsArgs;
use crate::cli::exit_code::ExitCode;
use crate::cli::output::Printer;
use crate::config::Config;
use crate::deploy::{read_log, read_logs};
use crate::finding::Finding;

pub(super) fn run(args: &LogsArgs, config: &Config, printer: &Printer) -> ExitCode {
    let dir = args.log_dir.clone().or_else(|| config.log_dir.clone()).unwrap_or_else(|| "logs".into());
    let unreadable = |error: std::io::Error| {
        let finding = Finding::error("logs", format!("could not read log folder \"{}\"", dir.display()))
            .with_detail(format!("{error}."))
            .with_hint("Deploy once, or name the folder with `--log-dir`.");
        printer.findings(&[finding]);
        ExitCode::Usage
    };
    let Some(id) = &args.id else {
        return match read_logs(&dir) {
            Ok(entries) => {
                printer.log_list(&entries);
                ExitCode::Done
            }
            Err(error) => unreadable(error),
        };
    };
    match read_log(&dir, id.trim_start_matches("deploy-").trim_end_matches(".json")) {
        Ok(Some(entry)) => {
            printer.log_detail(&entry);
            ExitCode::Done
        }
        Ok(None) => {
            let finding = Finding::error("logs", format!("there is no log of deployment \"{id}\""))
                .with_hint("`wrench logs` lists them.");
            printer.findings(&[finding]);
            ExitCode::Usage
        }
        Err(error) => unreadable(error),
    }
}
