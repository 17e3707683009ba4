//! Watches time and disk while files run: a file may lift the server's own limits.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::spec::{Bound, ShadowError, ShadowLimits};
use crate::postgres::EphemeralServer;

const LOOK: Duration = Duration::from_millis(100);
/// The server ends a statement at the limit by itself, and says more about it.
const GRACE: Duration = Duration::from_secs(2);

/// What runs now, and since when.
pub(super) struct Watch {
    started: Instant,
    running: Mutex<(usize, Instant)>,
}

impl Watch {
    pub(super) fn start() -> Watch {
        let now = Instant::now();
        Watch { started: now, running: Mutex::new((0, now)) }
    }

    /// A statement begins.
    pub(super) fn begin(&self, index: usize) {
        *self.running.lock().unwrap_or_else(PoisonError::into_inner) = (index, Instant::now());
    }

    /// Waits for a bound to be met.
    pub(super) async fn exhausted(&self, server: &EphemeralServer, limits: ShadowLimits) -> ShadowError {
        loop {
            tokio::time::sleep(LOOK).await;
            let (index, since) = *self.running.lock().unwrap_or_else(PoisonError::into_inner);
            let bound = if self.started.elapsed() > limits.total {
                Bound::Total(limits.total)
            } else if since.elapsed() > limits.statement + GRACE {
                Bound::Statement(limits.statement)
            } else if server.disk_bytes().await > limits.disk_bytes {
                Bound::Disk(limits.disk_bytes)
            } else {
                continue;
            };
            return ShadowError::Exhausted { index, bound };
        }
    }
}
