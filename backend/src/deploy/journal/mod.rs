//! The record of what was applied, in the database itself (schema `wrench`).

mod list;
mod read;
mod write;

pub use list::{RecordedDeployment, RecordedStatement, deployments_stamp, recorded_deployment, recorded_deployments};
pub(super) use read::{Journal, read_journal};
pub(super) use write::{
    DeploymentRow, JOURNAL, JournalRow, close_deployment, open_deployment, record_base, record_statements,
};
