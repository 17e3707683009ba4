//! What the command line takes. Structs only.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand};

pub(super) use super::error_args::{ActingArgs, ExplainArgs, FixArgs, IssuesArgs, IssuesCommand, UndoArgs};
pub(super) use super::source_args::CheckArgs;
use super::values::parse_duration;
pub(super) use super::values::{Color, FailOn, Format, Heal};

/// Deploys declared PostgreSQL schemas, heals the usual failures with proof, and remembers what it left.
#[derive(Debug, Parser)]
#[command(name = "wrench", version, propagate_version = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Options of every command.
    #[command(flatten)]
    pub common: Common,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run everything here: private PostgreSQL, schema with seeds, error server and panel, sample app
    Dev(DevArgs),
    /// Make the database what the files declare
    Deploy(DeployArgs),
    /// Show what a deploy would do; change nothing
    Plan(PlanArgs),
    /// Record the live state as what was left; execute nothing
    Adopt(AdoptArgs),
    /// Compare the database with the files; change nothing
    Audit(AuditArgs),
    /// Hold the requests of a frontend's code against the declared schema
    Check(CheckArgs),
    /// Describe the database: Markdown with diagrams, and a page with search
    Docs(DocsArgs),
    /// Explain an error: what it is, why, what to do
    Explain(ExplainArgs),
    /// List issues, show one, mend it, or take the repair back
    Issues(IssuesArgs),
    /// List deployments, or show one
    Logs(LogsArgs),
    /// Figures over past deployments: successes, heals, failures, trend
    Report(ReportArgs),
    /// List the heal rules, or show one
    Rules(RulesArgs),
    /// Run the error server with the panel
    Serve(ServeArgs),
}

/// Options of every command.
#[derive(Debug, Args)]
pub struct Common {
    /// Database to work on [env: `DATABASE_URL`; default: a private server under `.wrench/`]
    #[arg(long, value_name = "URL", global = true)]
    pub database_url: Option<String>,
    /// Configuration file [default: wrench.toml where it is there]
    #[arg(long, value_name = "FILE", global = true)]
    pub config: Option<PathBuf>,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human, global = true)]
    pub format: Format,
    /// When to use colours
    #[arg(long, value_enum, default_value_t = Color::Auto, global = true)]
    pub color: Color,
    /// Print every statement
    #[arg(short, long, global = true)]
    pub verbose: bool,
    /// Print findings and results only
    #[arg(short, long, global = true)]
    pub quiet: bool,
}

/// Options that say what is deployed, shared by `deploy`, `plan`, `adopt` and `audit`.
#[derive(Debug, Args)]
pub struct DeclaredArgs {
    /// Phase by number or name, or `all`
    #[arg(long, default_value = "all")]
    pub phase: String,
    /// Folder with the declared files [default: deploy]
    #[arg(long, value_name = "FOLDER")]
    pub dir: Option<PathBuf>,
    /// How long to wait while another deployer holds the lock
    #[arg(long, value_name = "TIME", default_value = "60s", value_parser = parse_duration)]
    pub lock_wait: Duration,
}

/// Options of `deploy`.
#[derive(Debug, Args)]
pub struct DeployArgs {
    /// What is deployed.
    #[command(flatten)]
    pub declared: DeclaredArgs,
    /// What is allowed.
    #[command(flatten)]
    pub allowed: AllowArgs,
    /// Decide and try on a private server; change nothing
    #[arg(long)]
    pub verify_only: bool,
    /// Refuse unless the plan is the one that `wrench plan` showed
    #[arg(long, value_name = "FINGERPRINT")]
    pub plan: Option<String>,
    /// How far healing goes
    #[arg(long, value_enum, default_value_t = Heal::Additive, value_name = "LEVEL")]
    pub heal: Heal,
    /// Folder for log files [default: logs]
    #[arg(long, value_name = "FOLDER")]
    pub log_dir: Option<PathBuf>,
}

/// Options of `plan`.
#[derive(Debug, Args)]
pub struct PlanArgs {
    /// What would be deployed.
    #[command(flatten)]
    pub declared: DeclaredArgs,
    /// What would be allowed.
    #[command(flatten)]
    pub allowed: DecidingArgs,
    /// How far healing goes
    #[arg(long, value_enum, default_value_t = Heal::Additive, value_name = "LEVEL")]
    pub heal: Heal,
    /// Write the plan as a script for psql or an SQL editor; `-` is standard output
    #[arg(long, value_name = "FILE")]
    pub sql: Option<PathBuf>,
}

/// What a person allows.
#[derive(Debug, Args)]
pub struct AllowArgs {
    /// What decides.
    #[command(flatten)]
    pub deciding: DecidingArgs,
    /// Agree to change a protected target
    #[arg(short, long)]
    pub yes: bool,
}

/// What a person allows, as far as the plan depends on it.
#[derive(Debug, Args)]
pub struct DecidingArgs {
    /// Accept a hazard by name (deletes-data, drops-object, rewrites-table, validates-rows, rebuilds-index) or `all`
    #[arg(long, value_name = "NAME")]
    pub allow_hazard: Vec<String>,
    /// Put back what was changed behind our back
    #[arg(long)]
    pub converge_drift: bool,
    /// Run data statements on a database that was not built by deployments
    #[arg(long)]
    pub run_data: bool,
    /// Deploy the seed files, too
    #[arg(long)]
    pub seed: bool,
    /// Put everything that PostgreSQL allows into one transaction: all of it stands, or nothing
    #[arg(long)]
    pub atomic: bool,
}

/// Options of `adopt`.
#[derive(Debug, Args)]
pub struct AdoptArgs {
    /// What is adopted.
    #[command(flatten)]
    pub declared: DeclaredArgs,
    /// The history file that was applied last, where the live state does not tell
    #[arg(long, value_name = "FILE")]
    pub at: Option<String>,
}

/// Options of `audit`.
#[derive(Debug, Args)]
pub struct AuditArgs {
    /// What is compared.
    #[command(flatten)]
    pub declared: DeclaredArgs,
    /// Leave out the lints, and compare only
    #[arg(long)]
    pub no_lints: bool,
    /// The least severity that ends with exit code 3; a difference always does
    #[arg(long, value_enum, default_value_t = FailOn::Error, value_name = "SEVERITY")]
    pub fail_on: FailOn,
}

/// Options of `docs`.
#[derive(Debug, Args)]
pub struct DocsArgs {
    /// Folder for the documents
    #[arg(long, value_name = "FOLDER", default_value = "docs/schema")]
    pub out: PathBuf,
    /// Write nothing; exit with 3 where the documents are not what they would be
    #[arg(long)]
    pub check: bool,
    /// Folder with the declared files, for the titles of the phases [default: deploy]
    #[arg(long, value_name = "FOLDER")]
    pub dir: Option<PathBuf>,
    /// How long to wait while a deployer holds the lock
    #[arg(long, value_name = "TIME", default_value = "60s", value_parser = parse_duration)]
    pub lock_wait: Duration,
}

/// Options of `logs`.
#[derive(Debug, Args)]
pub struct LogsArgs {
    /// Deployment to show
    pub id: Option<String>,
    /// Folder with log files [default: logs]
    #[arg(long, value_name = "FOLDER")]
    pub log_dir: Option<PathBuf>,
}

/// Options of `report`.
#[derive(Debug, Args)]
pub struct ReportArgs {
    /// Show only what failed and was not healed, with what a test case needs
    #[arg(long)]
    pub unhealed: bool,
    /// Deployments of so many days only
    #[arg(long, value_name = "DAYS")]
    pub since: Option<u16>,
    /// Folder with log files [default: logs]
    #[arg(long, value_name = "FOLDER")]
    pub log_dir: Option<PathBuf>,
}

/// Options of `rules`.
#[derive(Debug, Args)]
pub struct RulesArgs {
    /// `show CODE` explains one rule
    #[command(subcommand)]
    pub command: Option<RulesCommand>,
}

/// What to do with the rules.
#[derive(Debug, Subcommand)]
pub enum RulesCommand {
    /// Explain one rule
    Show {
        /// Code of the rule
        code: String,
    },
}

/// Options of `serve`.
#[derive(Debug, Args)]
pub struct ServeArgs {
    /// Where to listen
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:3001")]
    pub listen: SocketAddr,
    /// Listen beyond this machine; needs `[serve] origins` in wrench.toml
    #[arg(long)]
    pub allow_remote: bool,
    /// Folder with the declared files [default: deploy]
    #[arg(long, value_name = "FOLDER")]
    pub dir: Option<PathBuf>,
    /// Folder with the log files of deployments [default: logs]
    #[arg(long, value_name = "FOLDER")]
    pub log_dir: Option<PathBuf>,
}

/// Options of `dev`.
#[derive(Debug, Args)]
pub struct DevArgs {
    /// Where error server and panel listen
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:3001")]
    pub listen: SocketAddr,
    /// Where the sample app listens
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:3000")]
    pub app_listen: SocketAddr,
    /// Leave the sample app out
    #[arg(long)]
    pub no_app: bool,
    /// Folder with the declared files [default: deploy]
    #[arg(long, value_name = "FOLDER")]
    pub dir: Option<PathBuf>,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::{Cli, parse_duration};

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn durations_have_units() {
        assert_eq!(parse_duration("250ms").map(|d| d.as_millis()), Ok(250));
        assert_eq!(parse_duration("2m").map(|d| d.as_secs()), Ok(120));
        assert_eq!(parse_duration("7").map(|d| d.as_secs()), Ok(7));
        assert!(parse_duration("1h").is_err());
    }
}
