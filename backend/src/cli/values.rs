//! Values that flags take.

use std::time::Duration;

use clap::ValueEnum;

/// How far healing goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Heal {
    /// Statements run as written
    Off,
    /// Skip what is there and identical
    Identical,
    /// Also add what is missing when nothing can be lost
    Additive,
}

/// Severities of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// What has to be changed
    Error,
    /// What should be looked at, too
    Warn,
    /// Notes, too
    Info,
}

/// How to print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Human,
    /// One document, described in docs/schemas
    Json,
    /// GitHub workflow commands
    Github,
    /// SARIF 2.1.0, of `check`
    Sarif,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// A time with a unit: `250ms`, `60s`, `2m`.
pub(super) fn parse_duration(text: &str) -> Result<Duration, String> {
    let split = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, unit) = text.split_at(split);
    let number: u64 = number.parse().map_err(|_| "expected a number with a unit, like `60s`".to_owned())?;
    match unit {
        "ms" => Ok(Duration::from_millis(number)),
        "" | "s" => Ok(Duration::from_secs(number)),
        "m" | "min" => Ok(Duration::from_secs(number * 60)),
        other => Err(format!("unrecognized unit `{other}`, expected `ms`, `s` or `m`")),
    }
}
