//! Bounds of a throw-away server that runs SQL nobody vouches for.

use std::path::Path;
use std::process::Command;

use super::user::ServerUser;

/// What such a server is told beside the usual. Its users cannot change any of these.
pub(super) const SETTINGS: &[(&str, &str)] = &[
    // Spills of sorts and joins, in kB; the whole folder is watched beside it.
    ("temp_file_limit", "524288"),
    // One statement is one process, so that its memory has one bound.
    ("max_worker_processes", "0"),
    ("max_parallel_workers", "0"),
    ("max_logical_replication_workers", "0"),
    // It maps hundreds of megabytes before the first row.
    ("jit", "off"),
];

/// How much a confined server may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caps {
    /// Address space of each of its processes, in bytes.
    pub memory_bytes: u64,
}

/// `$0` is the bound in kB. Where the system knows no such bound, those on time and disk are left.
const BOUNDED: &str = r#"ulimit -v "$0" 2>/dev/null; exec "$@""#;

/// A command that runs `program` within `caps`: it and what it starts inherit the bound, and none can lift it. A statement
/// that wants more fails, where otherwise the machine would. A shell sets it, since one process may bound another only with
/// a right that root in a container often lacks.
pub(super) fn command(user: ServerUser, program: &Path, caps: Option<Caps>) -> Command {
    let Some(caps) = caps else { return user.command(program) };
    let mut command = user.command(Path::new("/bin/sh"));
    command.args(["-c", BOUNDED]).arg((caps.memory_bytes / 1024).to_string()).arg(program);
    command
}
