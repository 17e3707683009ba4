//! What a deploy tells while it runs.

use crate::postgres::LockHolder;

/// Something happened.
#[derive(Debug)]
pub enum Event<'a> {
    /// A stage begins: `starting the private server`.
    Stage(&'a str),
    /// Another deployer holds the lock; waiting.
    WaitingForLock {
        /// Who holds it, if it can be seen.
        holder: Option<&'a LockHolder>,
        /// Up to how long, in seconds.
        wait_s: u64,
    },
    /// The person is about to be asked for a word.
    Asking,
    /// The plan has this many statements to run.
    Planned {
        /// Statements that will be sent.
        to_run: usize,
    },
    /// A statement is sent.
    Statement {
        /// Phase.
        phase: &'a str,
        /// File and line, or the object for a change no statement stands for.
        place: &'a str,
        /// How many were sent before.
        done: usize,
        /// How many will be sent.
        of: usize,
    },
    /// The connection is lost, and another one is tried.
    ConnectionLost {
        /// What the server or the driver said.
        message: &'a str,
    },
    /// A transaction was taken back and will be sent again.
    Retrying {
        /// What the server said.
        message: &'a str,
        /// Sessions that hold locks on what the statement is about.
        holders: &'a [String],
        /// How long is waited, in milliseconds.
        pause_ms: u128,
    },
}
