//! The errors of the page: a list that lives, and beside it what the chosen one means and what would mend it.

mod detail;
mod explanation;
mod filter;
mod fix;
mod list;
mod mend;
mod occurrences;
mod proposal;
mod request;
mod row;
mod tab;

pub(crate) use tab::{ID, errors_tab};
