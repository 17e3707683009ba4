//! The `wrench` command.

use std::process::ExitCode;

use clap::Parser;
use wrench_backend::cli::{Cli, run};

#[tokio::main]
async fn main() -> ExitCode {
    run(Cli::parse()).await.into()
}
