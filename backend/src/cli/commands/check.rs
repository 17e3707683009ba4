//! `wrench check`.

use std::path::Path;

use super::request::unchanging;
use super::{folder, interruption, target};
use crate::cli::args::{CheckArgs, Common, Format};
use crate::cli::exit_code::ExitCode;
use crate::cli::output::{Checking, Printer};
use crate::config::Config;
use crate::deploy::{DeployRequest, declared_schema};
use crate::files::{FilesError, read_sources, usual_sources};
use crate::finding::Finding;
use crate::infer::check::{check, patch};
use crate::infer::source::read_calls;

pub(super) async fn run(args: CheckArgs, common: &Common, config: Config, printer: &Printer) -> ExitCode {
    if args.propose && matches!(common.format, Format::Github | Format::Sarif) {
        let finding = Finding::error("usage", "`--propose` prints a diff, which has no place in this format")
            .with_hint("Use `--format human`, or `--format json`, where the diff is a field.");
        printer.findings(&[finding]);
        return ExitCode::Usage;
    }
    let paths = if args.sources.is_empty() { usual_sources(Path::new(".")) } else { args.sources.clone() };
    let sources = match read_sources(&paths) {
        Ok(sources) => sources,
        Err(error) => {
            printer.findings(&[unreadable(&error)]);
            return ExitCode::Usage;
        }
    };
    let request = request(&args, common, &config);
    let mut progress = printer.progress();
    let declared = declared_schema(&request, interruption(), |event| progress.show(&event)).await;
    progress.finish();
    let declared = match declared {
        Ok(declared) => declared,
        Err(unread) => {
            printer.findings(&unread.findings);
            return ExitCode::from_number(unread.exit_code);
        }
    };
    let frontend = read_calls(&sources);
    let checked = check(&frontend, &declared.catalog, &declared.files);
    let is_wrong = checked.counts.wrong > 0;
    let patch = args.propose.then(|| patch(&checked.found, &declared.files));
    let code = if is_wrong { ExitCode::Difference } else { ExitCode::Done };
    let further = declared.findings.into_iter().chain(frontend.findings).collect();
    printer.checked(&Checking { checked, further, patch, exit_code: code as i32 });
    code
}

fn unreadable(error: &FilesError) -> Finding {
    Finding::error("source-files", error.to_string())
        .caused_by(error)
        .with_hint("Name files or folders with the frontend's code: `wrench check src`.")
}

/// No target is asked: what counts is what the files declare.
fn request(args: &CheckArgs, common: &Common, config: &Config) -> DeployRequest {
    unchanging(folder(args.dir.as_ref(), config), target(common, config), config)
}
