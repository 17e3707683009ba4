//! What would mend an issue, done: tried, planned, shown, applied, asked again, and taken back.

mod again;
mod flow;
mod outcome;
mod plan;
mod proof;

pub(super) use flow::fix_flow;
pub(super) use outcome::deployed;
