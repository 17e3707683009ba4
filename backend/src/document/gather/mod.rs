//! From catalogs to what the documents say.

mod chapters;
mod grants;
mod included;
mod parts;
mod routine;
mod table;
mod types;
mod view;
mod words;

pub(super) use chapters::gather;
