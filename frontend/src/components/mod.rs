//! The pieces the screen is made of; each has its style sheet beside it.

pub(crate) mod check_list;
pub(crate) mod check_row;
pub(crate) mod header;
pub(crate) mod run_button;
pub(crate) mod status_mark;
pub(crate) mod summary_line;
