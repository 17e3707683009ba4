//! `wrench dev`: the private server, the schema with its seeds, the error server with the panel, the sample app.

mod child;

use std::time::Duration;

use self::child::{Child, ChildError};
use super::request::unchanging;
use super::serving::{Places, Stopped, Wanted, find_places, run as run_server, start};
use super::{folder, interruption};
use crate::cli::args::{Common, DevArgs};
use crate::cli::exit_code::ExitCode;
use crate::cli::output::{Printer, Serving};
use crate::config::Config;
use crate::deploy::{DeployRequest, Target, deploy};
use crate::finding::Finding;

pub(super) async fn run(args: DevArgs, common: &Common, config: Config, printer: &Printer) -> ExitCode {
    match dev(&args, common, &config, printer).await {
        Ok(code) => code,
        Err(stopped) => stopped.print(printer),
    }
}

async fn dev(args: &DevArgs, common: &Common, config: &Config, printer: &Printer) -> Result<ExitCode, Stopped> {
    let target = target(common, config, printer);
    let places = find_places(&target, config).await?;
    let outcome = everything(args, (target, &places), config, printer).await;
    // A server that others had started is theirs to stop.
    if let Some(private) = places.private.as_ref().filter(|private| !private.was_running())
        && let Err(error) = private.stop().await
    {
        printer.findings(&[Finding::warn("private-server", error.to_string())]);
    }
    outcome
}

async fn everything(
    args: &DevArgs,
    (target, places): (Target, &Places),
    config: &Config,
    printer: &Printer,
) -> Result<ExitCode, Stopped> {
    let wanted = Wanted {
        listen: args.listen,
        allow_remote: false,
        dir: folder(args.dir.as_ref(), config),
        log_dir: config.log_dir.clone().unwrap_or_else(|| "logs".into()),
        target,
    };
    if let Some(code) = deploy_all(&wanted, config, printer).await {
        return Ok(code);
    }
    let server = start(wanted, places, config, printer).await?;
    let origin = format!("http://localhost:{}", server.address().port());
    let child = sample_app(args, places, &origin, printer).await?;
    let app = child.as_ref().map(|_| args.app_listen);
    printer.serving(&Serving { wrench: server.address(), app, code: server.code() });
    let code = run_server(server, printer).await;
    if let Some(child) = child {
        child.end().await;
    }
    Ok(code)
}

/// The flag, else the private server: a variable that happens to be set must not make this seed a real database.
fn target(common: &Common, config: &Config, printer: &Printer) -> Target {
    if let Some(url) = &common.database_url {
        return Target::Url(url.clone());
    }
    if config.database_url.is_some() {
        let finding = Finding::info("database-url-ignored", "DATABASE_URL is not used by `wrench dev`")
            .with_detail("It works on the private server under `.wrench/`.")
            .with_hint("Name another database with `--database-url`.");
        printer.findings(&[finding]);
    }
    Target::Embedded { checkout: std::env::current_dir().unwrap_or_else(|_| ".".into()) }
}

/// Deploys all phases with seeds. Answers with a code when there is no going on.
async fn deploy_all(wanted: &Wanted, config: &Config, printer: &Printer) -> Option<ExitCode> {
    let request = DeployRequest {
        verify_only: false,
        seed: true,
        lock_wait: Duration::from_secs(60),
        log_dir: Some(wanted.log_dir.clone()),
        ..unchanging(wanted.dir.clone(), wanted.target.clone(), config)
    };
    let mut progress = printer.progress();
    let report = deploy(&request, interruption(), |event| progress.show(&event)).await;
    progress.finish();
    printer.deployed(&report, &request);
    match ExitCode::from_number(report.exit_code) {
        // What keeps the schema from being deployed is what the panel is for.
        ExitCode::Done | ExitCode::Failed | ExitCode::Difference | ExitCode::Refused => None,
        code => Some(code),
    }
}

async fn sample_app(
    args: &DevArgs,
    places: &Places,
    origin: &str,
    printer: &Printer,
) -> Result<Option<Child>, Stopped> {
    let Some(private) = places.private.as_ref().filter(|_| !args.no_app) else { return Ok(None) };
    let url = private
        .data_api_url()
        .await
        .map_err(|error| Stopped::new(ExitCode::Failed, Finding::error("sample-app", error.to_string())))?;
    match Child::start(args.app_listen, origin, &url).await {
        Ok(child) => Ok(Some(child)),
        Err(ChildError::Absent { looked_for }) => {
            let finding = Finding::warn("sample-app", "the sample app is not here")
                .with_detail(format!("Looked for {}.", looked_for.display()))
                .with_hint("`make build` builds it; `--no-app` leaves it out.");
            printer.findings(&[finding]);
            Ok(None)
        }
        Err(error) => {
            let finding = Finding::error("sample-app", error.to_string())
                .with_hint("Choose another address with `--app-listen`, or leave the app out with `--no-app`.");
            Err(Stopped::new(ExitCode::Failed, finding))
        }
    }
}
