//! `wrench report`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use time::{Duration, OffsetDateTime};

use crate::cli::args::{Common, ReportArgs};
use crate::cli::exit_code::ExitCode;
use crate::cli::output::{Printer, Sources};
use crate::config::Config;
use crate::deploy::{log_files, recorded};
use crate::finding::Finding;
use crate::report::{Deployment, Unreadable, from_journal, from_log, report};

pub(super) async fn run(args: &ReportArgs, common: &Common, config: &Config, printer: &Printer) -> ExitCode {
    let dir = args.log_dir.clone().or_else(|| config.log_dir.clone()).unwrap_or_else(|| "logs".into());
    let since = args.since.map(|days| OffsetDateTime::now_utc() - Duration::days(days.into()));
    let (mut deployments, unreadable) = match from_folder(&dir) {
        Ok(found) => found,
        Err(finding) => {
            printer.findings(&[finding]);
            return ExitCode::Usage;
        }
    };
    let mut code = ExitCode::Done;
    let url = common.database_url.as_ref().or(config.database_url.as_ref());
    if let Some(url) = url {
        match from_database(url, since.unwrap_or(OffsetDateTime::UNIX_EPOCH), &deployments).await {
            Ok(more) => deployments.extend(more),
            Err((number, findings)) => {
                printer.findings(&findings);
                code = ExitCode::from_number(number);
            }
        }
    }
    deployments.retain(|deployment| since.is_none_or(|since| deployment.started_at >= Some(since)));
    let sources = Sources { dir: &dir, unreadable: &unreadable, days: args.since };
    let report = report(deployments);
    if args.unhealed {
        printer.unhealed(&report, &sources)
    } else {
        printer.figures(&report, &sources)
    }
    code
}

/// Deployments of a folder of logs, and what is none. A folder that is not there has none.
fn from_folder(dir: &Path) -> Result<(Vec<Deployment>, Vec<Unreadable>), Finding> {
    let files = match log_files(dir) {
        Ok(files) => files,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
        Err(error) => {
            return Err(Finding::error("logs", format!("could not read log folder \"{}\"", dir.display()))
                .with_detail(format!("{error}."))
                .with_hint("Name the folder with `--log-dir`."));
        }
    };
    let (mut deployments, mut unreadable) = (Vec::new(), Vec::new());
    for (file, document) in files {
        match document.and_then(from_log) {
            Ok(deployment) => deployments.push(deployment),
            Err(why) => unreadable.push(Unreadable { file, why }),
        }
    }
    Ok((deployments, unreadable))
}

/// Deployments of the journal that have no log here.
async fn from_database(
    url: &str,
    since: OffsetDateTime,
    logged: &[Deployment],
) -> Result<Vec<Deployment>, (i32, Vec<Finding>)> {
    let recorded = recorded(url, since).await?;
    let logged: BTreeSet<&str> = logged.iter().map(|deployment| deployment.id.as_str()).collect();
    let mut heals: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (deployment, rule) in recorded.heals {
        heals.entry(deployment).or_default().push(rule);
    }
    let others = recorded.deployments.iter().filter(|deployment| !logged.contains(deployment.id.as_str()));
    let made = others.map(|other| from_journal(other, heals.remove(&other.id).unwrap_or_default(), &recorded.target));
    Ok(made.collect())
}
