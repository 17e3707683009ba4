//! `wrench docs`.

mod folder;

use super::request::unchanging;
use super::{folder, interruption, target};
use crate::cli::args::{Common, DocsArgs};
use crate::cli::exit_code::ExitCode;
use crate::cli::output::{Documented, Printer};
use crate::config::Config;
use crate::deploy::{DeployRequest, read_deployed};
use crate::document::{Subject, document};
use crate::finding::Finding;

pub(super) async fn run(args: DocsArgs, common: &Common, config: Config, printer: &Printer) -> ExitCode {
    let request = request(&args, common, &config);
    let mut progress = printer.progress();
    let read = read_deployed(&request, interruption(), |event| progress.show(&event)).await;
    progress.finish();
    let deployed = match read {
        Ok(deployed) => deployed,
        Err(unread) => {
            printer.findings(&unread.findings);
            return ExitCode::from_number(unread.exit_code);
        }
    };
    if !deployed.has_journal {
        let finding = Finding::warn("no-journal", "nothing was deployed to this database, so no object has a phase")
            .with_hint("`wrench deploy` makes what the files declare; `wrench adopt` records what is there.");
        printer.findings(&[finding]);
    }
    let documents = document(&Subject {
        have: &deployed.have,
        base: &deployed.base,
        platform: deployed.platform,
        phases: &deployed.phases,
    });
    let outcome = if args.check {
        folder::compare(&args.out, &documents.files)
    } else {
        folder::write(&args.out, &documents.files)
    };
    match outcome {
        Ok(files) => {
            let documented = Documented { out: args.out, checked: args.check, counts: documents.counts, files };
            printer.documented(&documented);
            if args.check && !documented.is_clean() { ExitCode::Difference } else { ExitCode::Done }
        }
        Err(error) => {
            printer.findings(&[error.finding(&args.out)]);
            error.exit_code()
        }
    }
}

fn request(args: &DocsArgs, common: &Common, config: &Config) -> DeployRequest {
    let dir = folder(args.dir.as_ref(), config);
    DeployRequest { lock_wait: args.lock_wait, ..unchanging(dir, target(common, config), config) }
}
