//! Runs a program and watches its time and memory.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How often the memory is looked at.
const POLL: Duration = Duration::from_millis(2);

/// A finished program.
pub(crate) struct Finished {
    /// From its start to its end.
    pub(crate) seconds: f64,
    /// The most memory it held at once, as far as it was seen.
    pub(crate) peak_mb: f64,
    /// What it printed, if that was asked for.
    pub(crate) stdout: String,
}

/// Runs it to its end; what it prints is dropped, or kept where `keeps_output`.
pub(crate) fn run(command: &mut Command, keeps_output: bool) -> Finished {
    let out = if keeps_output { Stdio::piped() } else { Stdio::null() };
    let started = Instant::now();
    let mut child = command.stdout(out).stdin(Stdio::null()).spawn().expect("the program starts");
    let mut peak_mb = 0.0_f64;
    let status = loop {
        peak_mb = peak_mb.max(peak_of(child.id()).unwrap_or_default());
        if let Some(status) = child.try_wait().expect("the child is ours") {
            break status;
        }
        std::thread::sleep(POLL);
    };
    let seconds = started.elapsed().as_secs_f64();
    assert!(status.success(), "{command:?}: {status}");
    let stdout = child.stdout.take().map(std::io::read_to_string).transpose().expect("its output is text");
    Finished { seconds, peak_mb, stdout: stdout.unwrap_or_default() }
}

/// The greatest resident size of a process so far; nothing once it is gone.
fn peak_of(pid: u32) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").parse::<f64>().ok().map(|kilobytes| kilobytes / 1024.0)
}
