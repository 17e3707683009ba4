//! The `trademate` command: TradeMate's page, and the data API it talks to.

mod announce;
mod app;
mod cors;
mod data_api;
mod execute;
mod guard;
mod options;
mod page;
mod people;
mod pool;
mod schema;
mod serve;
mod token;

use std::process::ExitCode;

use clap::Parser as _;

#[tokio::main]
async fn main() -> ExitCode {
    match serve::run(options::Options::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            announce::failure(&error);
            ExitCode::FAILURE
        }
    }
}
