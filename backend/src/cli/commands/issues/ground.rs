//! What the commands on issues have in common: the store, and how a fix is deployed.

use std::path::PathBuf;

use crate::cli::args::{ActingArgs, Common};
use crate::cli::commands::request::hazards;
use crate::cli::commands::serving::{KEEP_DAYS, Places, Stopped, find_places, verification};
use crate::cli::commands::{folder, target};
use crate::cli::exit_code::ExitCode;
use crate::cli::output::Printer;
use crate::config::Config;
use crate::deploy::{Confirm, DeployRequest};
use crate::errors::{Issue, Store, StoreError, StoredEvent};
use crate::files::{Declared, read_declared};
use crate::finding::Finding;

/// Occurrences of one issue that are looked at.
const OCCURRENCES: i64 = 20;

/// The store with what it belongs to.
pub(super) struct Ground {
    pub(super) store: Store,
    pub(super) places: Places,
}

impl Ground {
    /// Finds and opens the store.
    pub(super) async fn open(common: &Common, config: &Config) -> Result<Ground, Stopped> {
        let places = find_places(&target(common, config), config).await?;
        let keep_days = config.store.keep_days.unwrap_or(KEEP_DAYS);
        let store = Store::open(places.store.clone(), &places.deployer, keep_days).await;
        Ok(Ground { store: store.map_err(|error| store_failed(&error))?, places })
    }

    /// An issue with its last events.
    pub(super) async fn issue(&self, id: i64) -> Result<(Issue, Vec<StoredEvent>), Stopped> {
        let issue = self.store.issue(id).await.map_err(|error| store_failed(&error))?;
        let issue = issue.ok_or_else(|| {
            let finding = Finding::error("unknown-issue", format!("no issue has number {id}"))
                .with_hint("`wrench issues list --all` lists them.");
            Stopped::new(ExitCode::Usage, finding)
        })?;
        let events = self.store.last_events(id, OCCURRENCES).await.map_err(|error| store_failed(&error))?;
        Ok((issue, events))
    }

    /// How a fix is deployed.
    pub(super) fn deploy(
        &self,
        args: &ActingArgs,
        (common, config): (&Common, &Config),
        printer: &Printer,
    ) -> Result<DeployRequest, Stopped> {
        let dir = folder(args.dir.as_ref(), config);
        let log_dir = args.log_dir.clone().or_else(|| config.log_dir.clone());
        let allowed = hazards(&args.allow_hazard).map_err(|finding| Stopped::new(ExitCode::Usage, finding))?;
        Ok(DeployRequest {
            allowed,
            confirm: if args.yes { Confirm::Given } else { printer.confirm() },
            lock_wait: args.lock_wait,
            log_dir: Some(log_dir.unwrap_or_else(|| PathBuf::from("logs"))),
            ..verification(&dir, &target(common, config), &self.places, config)
        })
    }
}

/// The declared files.
pub(super) fn declared(request: &DeployRequest) -> Result<Declared, Stopped> {
    read_declared(&request.dir).map_err(|error| {
        let finding = Finding::error("files", error.to_string()).with_hint("Name their folder with `--dir`.");
        Stopped::new(ExitCode::Usage, finding)
    })
}

/// The store does not answer.
pub(super) fn store_failed(error: &StoreError) -> Stopped {
    let code = match error {
        StoreError::IsTarget => ExitCode::Usage,
        _ => ExitCode::Unreachable,
    };
    let finding = Finding::error("store", error.to_string()).caused_by(error);
    let hint = "The store is a PostgreSQL database of its own: `[store] url` in wrench.toml, or leave it out.";
    Stopped::new(code, finding.with_hint(hint))
}
