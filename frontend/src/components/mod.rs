//! The pieces that screens are made of; each has its style sheet beside it.

pub(crate) mod code_block;
pub(crate) mod copy_button;
pub(crate) mod diff;
pub(crate) mod empty_state;
pub(crate) mod facts;
pub(crate) mod failure_note;
pub(crate) mod findings;
pub(crate) mod icon;
pub(crate) mod mark;
pub(crate) mod row_list;
pub(crate) mod section;
pub(crate) mod skeleton;
pub(crate) mod switch;
pub(crate) mod time_ago;
