//! Handlers, one file per resource. They translate and decide nothing.

pub(super) mod deployments;
pub(super) mod diagnostics;
pub(super) mod events;
pub(super) mod health;
pub(super) mod issues;
pub(super) mod plans;
pub(super) mod server;
pub(super) mod session;
pub(super) mod stream;
