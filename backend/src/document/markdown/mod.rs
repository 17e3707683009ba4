//! Markdown as GitHub shows it: an index, and a page for each chapter.

mod chapter;
mod escape;
mod index;
mod objects;
mod table;

pub(super) use chapter::chapter;
pub(super) use index::index;
