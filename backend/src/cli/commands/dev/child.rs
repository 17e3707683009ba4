//! The sample app as a child: started, waited for until it is ready, ended with us.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::process::{ChildStdout, Command};

/// What it is given to start, and to end.
const PATIENCE: Duration = Duration::from_secs(20);
const PROGRAM: &str = "trademate";

/// The running sample app.
pub(super) struct Child {
    process: tokio::process::Child,
    _output: Lines<BufReader<ChildStdout>>,
}

/// Why it does not run.
#[derive(Debug, thiserror::Error)]
pub(super) enum ChildError {
    /// The program is not beside this one.
    #[error("the sample app is not here")]
    Absent {
        /// Where it should be.
        looked_for: PathBuf,
    },
    /// It cannot be started.
    #[error("could not start the sample app: {0}")]
    Start(#[from] std::io::Error),
    /// It ended, or said nothing.
    #[error("the sample app did not become ready on {0}")]
    NotReady(SocketAddr),
}

impl Child {
    /// Starts it on `listen`. It gets the password in its environment, where other users cannot read it.
    pub(super) async fn start(listen: SocketAddr, wrench: &str, database_url: &str) -> Result<Child, ChildError> {
        let program = std::env::current_exe()?.with_file_name(PROGRAM);
        if !program.is_file() {
            return Err(ChildError::Absent { looked_for: program });
        }
        let mut process = Command::new(program)
            .args(["--listen", &listen.to_string(), "--wrench-origin", wrench, "--until-stdin-closes"])
            .env("TRADEMATE_DATABASE_URL", database_url)
            // Whoever ends us ends it: its input closes with us.
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()?;
        let output = process.stdout.take().ok_or(ChildError::NotReady(listen))?;
        let mut output = BufReader::new(output).lines();
        let ready = tokio::time::timeout(PATIENCE, output.next_line()).await;
        match ready {
            Ok(Ok(Some(_))) => Ok(Child { process, _output: output }),
            _ => Err(ChildError::NotReady(listen)),
        }
    }

    /// Ends it.
    pub(super) async fn end(mut self) {
        drop(self.process.stdin.take());
        // What does not end is killed with the handle.
        let _ended = tokio::time::timeout(PATIENCE, self.process.wait()).await;
    }
}
