//! The log of what runs in the background, on stderr.

use tracing_subscriber::EnvFilter;

/// Starts it; a second start changes nothing.
pub(super) fn start(filter: Option<&str>, verbose: bool) {
    let default = if verbose { "wrench_backend=info" } else { "wrench_backend=warn" };
    let filter = EnvFilter::try_new(filter.unwrap_or(default)).unwrap_or_else(|_| EnvFilter::new(default));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_target(false).with_writer(std::io::stderr);
    // A program that embeds us may have a log of its own.
    let _started = log.try_init();
}
