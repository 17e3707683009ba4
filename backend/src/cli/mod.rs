//! The command line: arguments in, rooms called, answers printed. No SQL and no decisions here.

mod args;
mod commands;
mod error_args;
mod exit_code;
mod output;
mod source_args;
mod values;

pub use args::Cli;
pub use commands::run;
pub use exit_code::ExitCode;
