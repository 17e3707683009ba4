//! Values that flags take.

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
