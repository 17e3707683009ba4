//! The record of what was applied, in the database itself (schema `wrench`).

mod list;
mod read;
mod write;

pub use list::{
    RecordedDeployment, RecordedStatement, deployments_stamp, recorded_deployment, recorded_deployments, recorded_runs,
};
pub(super) use list::{deployments_mark, recorded_heals};
pub(super) use read::{Journal, read_journal};
pub(super) use write::{
    BaseChange, DeploymentRow, JOURNAL, JournalRow, close_deployment, open_deployment, opening, record_base,
    record_base_changes, record_statements,
};
