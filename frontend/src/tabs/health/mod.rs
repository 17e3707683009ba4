//! The state of the system: one sentence, and the checks it rests on.

mod group;
mod row;
mod run_button;
mod summary;
mod tab;

pub(crate) use tab::health_tab;
