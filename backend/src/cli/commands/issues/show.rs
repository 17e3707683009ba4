//! `wrench issues list` and `wrench issues show`.

use super::ground::{Ground, store_failed};
use crate::cli::args::Common;
use crate::cli::commands::serving::Stopped;
use crate::cli::exit_code::ExitCode;
use crate::cli::output::Printer;
use crate::config::Config;
use crate::errors::{diagnose_event, most_telling};

/// Issues of one list.
const MOST: i64 = 500;

pub(super) async fn list(all: bool, common: &Common, config: &Config, printer: &Printer) -> Result<ExitCode, Stopped> {
    let ground = Ground::open(common, config).await?;
    let issues = ground.store.issues(!all, MOST).await.map_err(|error| store_failed(&error))?;
    printer.issues(&issues);
    Ok(ExitCode::Done)
}

pub(super) async fn show(id: i64, common: &Common, config: &Config, printer: &Printer) -> Result<ExitCode, Stopped> {
    let ground = Ground::open(common, config).await?;
    let (issue, events) = ground.issue(id).await?;
    let diagnosis = most_telling(&events).map(|event| diagnose_event(&event));
    printer.issue(&issue, diagnosis.as_ref());
    Ok(ExitCode::Done)
}
