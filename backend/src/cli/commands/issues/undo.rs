//! `wrench issues undo`.

use super::ground::{Ground, declared};
use crate::cli::args::{Common, UndoArgs};
use crate::cli::commands::interruption;
use crate::cli::commands::serving::Stopped;
use crate::cli::exit_code::ExitCode;
use crate::cli::output::Printer;
use crate::config::Config;
use crate::errors::{draft_undo, undo};

pub(super) async fn run(
    args: &UndoArgs,
    common: &Common,
    config: &Config,
    printer: &Printer,
) -> Result<ExitCode, Stopped> {
    let ground = Ground::open(common, config).await?;
    let (issue, _) = ground.issue(args.id).await?;
    let request = ground.deploy(&args.acting, (common, config), printer)?;
    let declared = declared(&request)?;
    let drafted = match draft_undo(&ground.store, &issue, &declared, &request).await {
        Ok(drafted) => drafted,
        Err(refused) => {
            printer.findings(&refused.findings);
            return Ok(ExitCode::from_number(refused.exit_code));
        }
    };
    let mut progress = printer.progress();
    let applied = undo(&ground.store, &drafted, &request, interruption(), |event| progress.show(&event)).await;
    progress.finish();
    match applied {
        Ok(applied) => {
            printer.undone(&issue, &drafted, (&applied, &drafted.request(&request)));
            Ok(ExitCode::from_number(applied.exit_code))
        }
        Err(refused) => {
            printer.findings(&refused.findings);
            Ok(ExitCode::from_number(refused.exit_code))
        }
    }
}
