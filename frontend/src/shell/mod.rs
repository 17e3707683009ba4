//! What stands around the tabs: header, tab bar, footer; and the pairing screen that stands in front of them.

mod footer;
mod frame;
mod header;
mod keys;
mod pairing;
mod tab_bar;

pub(crate) use frame::shell;
pub(crate) use pairing::pairing;
pub(crate) use tab_bar::focus_open_tab;
