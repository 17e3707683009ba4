//! Bounds of a throw-away server that runs SQL nobody vouches for.

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

/// Bounds the memory of a server's processes: what it starts from now on inherits the bound, and none can lift it. A
/// statement that wants more fails, where otherwise the machine would.
#[cfg(target_os = "linux")]
pub(super) fn cap_memory(pid: u32, caps: Caps) {
    use rustix::process::{Pid, Resource, Rlimit, prlimit};

    let bound = Rlimit { current: Some(caps.memory_bytes), maximum: Some(caps.memory_bytes) };
    if let Some(pid) = i32::try_from(pid).ok().and_then(Pid::from_raw) {
        // A system that refuses leaves us with the bounds on time and disk.
        let _uncapped = prlimit(Some(pid), Resource::As, bound);
    }
}

/// Other systems cannot bound a process from outside; time and disk are bounded all the same.
#[cfg(not(target_os = "linux"))]
pub(super) fn cap_memory(_pid: u32, _caps: Caps) {}
