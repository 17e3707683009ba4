//! The commands, one per file.

mod adopt;
mod audit;
mod check;
mod deploy;
mod dev;
mod docs;
mod explain;
mod issues;
mod logs;
mod plan;
mod report;
mod request;
mod rules;
mod serve;
mod serving;

use std::path::PathBuf;

use super::args::{Cli, Command, Common, Format};
use super::exit_code::ExitCode;
use super::output::Printer;
use crate::config::{self, Config};
use crate::deploy::Target;
use crate::finding::Finding;

/// Runs the command.
pub async fn run(cli: Cli) -> ExitCode {
    let printer = Printer::new(&cli.common);
    let config = match config::read(cli.common.config.as_deref()) {
        Ok(config) => config,
        Err(error) => {
            printer.findings(&[Finding::error("configuration", error.to_string())]);
            return ExitCode::Usage;
        }
    };
    if cli.common.format == Format::Sarif && !matches!(cli.command, Command::Check(_)) {
        let finding = Finding::error("usage", "`--format sarif` is of `wrench check` alone")
            .with_hint("Use `--format json` or `--format github`.");
        printer.findings(&[finding]);
        return ExitCode::Usage;
    }
    printer.log(config.log_filter.as_deref());
    match cli.command {
        Command::Deploy(args) => deploy::run(args, &cli.common, config, &printer).await,
        Command::Plan(args) => plan::run(args, &cli.common, config, &printer).await,
        Command::Adopt(args) => adopt::run(args, &cli.common, config, &printer).await,
        Command::Audit(args) => audit::run(args, &cli.common, config, &printer).await,
        Command::Check(args) => check::run(args, &cli.common, config, &printer).await,
        Command::Dev(args) => dev::run(args, &cli.common, config, &printer).await,
        Command::Docs(args) => docs::run(args, &cli.common, config, &printer).await,
        Command::Explain(args) => explain::run(&args, &cli.common, &config, &printer).await,
        Command::Issues(args) => issues::run(args, &cli.common, &config, &printer).await,
        Command::Logs(args) => logs::run(&args, &config, &printer),
        Command::Report(args) => report::run(&args, &cli.common, &config, &printer).await,
        Command::Rules(args) => rules::run(&args, &config, &printer),
        Command::Serve(args) => serve::run(args, &cli.common, config, &printer).await,
    }
}

/// The database to work on: flag, environment, configuration, private server.
fn target(common: &Common, config: &Config) -> Target {
    match common.database_url.clone().or_else(|| config.database_url.clone()) {
        Some(url) => Target::Url(url),
        None => Target::Embedded { checkout: std::env::current_dir().unwrap_or_else(|_| ".".into()) },
    }
}

/// The folder with the declared files.
fn folder(asked: Option<&PathBuf>, config: &Config) -> PathBuf {
    asked.or(config.dir.as_ref()).cloned().unwrap_or_else(|| "deploy".into())
}

/// Ctrl-C, or the polite signal of a process manager.
async fn interruption() {
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()).ok();
    let terminated = async {
        match &mut terminate {
            Some(signal) => signal.recv().await,
            None => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminated => {}
    }
}
