//! What was deployed: the list, and beside it what the chosen deployment did.

mod detail;
mod head;
mod list;
mod row;
mod statement;
mod statements;
mod tab;

pub(crate) use tab::{ID, deployments_tab};
