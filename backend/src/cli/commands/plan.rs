//! `wrench plan`.

use std::path::Path;

use super::request::{Wanted, request};
use super::{folder, interruption};
use crate::cli::args::{Common, PlanArgs};
use crate::cli::exit_code::ExitCode;
use crate::cli::output::Printer;
use crate::config::Config;
use crate::deploy::{Preview, preview, write_script};
use crate::finding::Finding;

pub(super) async fn run(args: PlanArgs, common: &Common, config: Config, printer: &Printer) -> ExitCode {
    let wanted = Wanted {
        dir: folder(args.declared.dir.as_ref(), &config),
        declared: &args.declared,
        deciding: &args.allowed,
        heal: args.heal,
    };
    let request = match request(&wanted, common, &config) {
        Ok(request) => request,
        Err(finding) => {
            printer.findings(&[finding]);
            return ExitCode::Usage;
        }
    };
    let mut progress = printer.progress();
    let planned = preview(&request, args.sql.is_some(), interruption(), |event| progress.show(&event)).await;
    progress.finish();
    let code = ExitCode::from_number(planned.report.exit_code);
    match &args.sql {
        None => printer.planned(&planned, &request.allowed),
        Some(path) if path.as_os_str() == "-" => printer.script(&planned),
        Some(path) => {
            if let Err(finding) = save(path, &planned) {
                printer.findings(&[finding]);
                return ExitCode::Usage;
            }
            printer.planned(&planned, &request.allowed);
            printer.saved(path, &planned);
        }
    }
    code
}

/// Writes the script, if there is one.
fn save(path: &Path, preview: &Preview) -> Result<(), Finding> {
    let Some(text) = preview.planned.as_ref().and_then(|planned| planned.script.as_ref()) else { return Ok(()) };
    write_script(path, text).map_err(|error| {
        Finding::error("script-not-written", format!("could not write \"{}\"", path.display()))
            .with_detail(format!("{error}."))
            .with_hint("Name another file, or `-` for standard output.")
    })
}
