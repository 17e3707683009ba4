//! The tabs, one folder each.

mod deployments;
mod errors;
mod health;
mod registry;

pub(crate) use registry::{TABS, Tab, find};
