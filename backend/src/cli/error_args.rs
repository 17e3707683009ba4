//! What the commands about errors take. Structs only.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Subcommand};

use super::values::parse_duration;

/// Options of `explain`.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// The error: a message, a JSON body, a line of a log; `-` reads standard input, with `--format json` one JSON object per line
    pub text: Option<String>,
    /// HTTP status of the answer
    #[arg(long, value_name = "STATUS")]
    pub status: Option<u16>,
    /// The request that failed, as `GET URL`, `URL` or `/rest/v1/…`
    #[arg(long, value_name = "REQUEST")]
    pub request: Option<String>,
    /// Folder with the declared files, for proposals [default: deploy]
    #[arg(long, value_name = "FOLDER")]
    pub dir: Option<PathBuf>,
}

/// Options of `issues`.
#[derive(Debug, Args)]
pub struct IssuesArgs {
    /// What to do; left out, they are listed
    #[command(subcommand)]
    pub command: Option<IssuesCommand>,
}

/// What to do with issues.
#[derive(Debug, Subcommand)]
pub enum IssuesCommand {
    /// List the open issues
    List {
        /// Those that are resolved or ignored, too
        #[arg(long)]
        all: bool,
    },
    /// Show an issue: what it means and how it looked
    Show {
        /// Number of the issue
        id: i64,
    },
    /// Show what mends an issue, tried on a copy of the live schema; with `--apply` write and deploy it
    Fix(FixArgs),
    /// Take back what `fix --apply` added, as long as nothing is in it
    Undo(UndoArgs),
}

/// Options of `issues fix`.
#[derive(Debug, Args)]
pub struct FixArgs {
    /// Number of the issue
    pub id: i64,
    /// Write the statement into its file, deploy it, and hold it against the request
    #[arg(long)]
    pub apply: bool,
    /// How it is deployed.
    #[command(flatten)]
    pub acting: ActingArgs,
}

/// Options of `issues undo`.
#[derive(Debug, Args)]
pub struct UndoArgs {
    /// Number of the issue
    pub id: i64,
    /// How it is deployed.
    #[command(flatten)]
    pub acting: ActingArgs,
}

/// How a change of one statement is deployed.
#[derive(Debug, Args)]
pub struct ActingArgs {
    /// Folder with the declared files [default: deploy]
    #[arg(long, value_name = "FOLDER")]
    pub dir: Option<PathBuf>,
    /// Accept a hazard by name, or `all`
    #[arg(long, value_name = "NAME")]
    pub allow_hazard: Vec<String>,
    /// Agree to change a protected target
    #[arg(short, long)]
    pub yes: bool,
    /// How long to wait while another deployer holds the lock
    #[arg(long, value_name = "TIME", default_value = "60s", value_parser = parse_duration)]
    pub lock_wait: Duration,
    /// Folder for log files [default: logs]
    #[arg(long, value_name = "FOLDER")]
    pub log_dir: Option<PathBuf>,
}
