//! Exit codes. They are part of the interface.

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExitCode {
    /// Done, nothing to do, or only changes that need no flag.
    Done = 0,
    /// A statement, a proof or a parse failed.
    Failed = 1,
    /// Wrong usage or configuration.
    Usage = 2,
    /// Drift or conflict, or a comparison found differences.
    Difference = 3,
    /// Refused: a flag is missing.
    Refused = 4,
    /// Another deployer holds the lock.
    Locked = 5,
    /// No connection.
    Unreachable = 6,
    /// Interrupted by the person.
    Interrupted = 130,
}

impl From<ExitCode> for std::process::ExitCode {
    fn from(code: ExitCode) -> Self {
        std::process::ExitCode::from(code as u8)
    }
}

impl ExitCode {
    /// The code for a number that a room answered with.
    pub fn from_number(number: i32) -> ExitCode {
        match number {
            0 => ExitCode::Done,
            2 => ExitCode::Usage,
            3 => ExitCode::Difference,
            4 => ExitCode::Refused,
            5 => ExitCode::Locked,
            6 => ExitCode::Unreachable,
            130 => ExitCode::Interrupted,
            _ => ExitCode::Failed,
        }
    }
}
