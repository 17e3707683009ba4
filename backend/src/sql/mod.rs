//! SQL text as statements: parsing, classes, hashes, quoting.
//!
//! The only room that names the SQL parser crate. It never connects and never rewrites a user's text.

mod class;
mod created;
mod hash;
mod label;
mod labels;
mod mask;
mod mention;
mod meta;
mod parse;
mod quote;
mod reach;
mod readable;
mod renames;
mod statement;
mod tables;
mod transactions;
mod without;

pub use class::StatementClass;
pub use created::created_name;
pub(crate) use hash::hex;
pub use label::added_label;
pub use labels::{DeclaredLabel, declared_labels};
pub use mask::mask_secrets;
pub use mention::{mentions, words};
pub use parse::parse_file;
pub use quote::{ident, ident_list, literal, qualified};
pub use reach::Reach;
pub use readable::readable_ident;
pub use renames::{DeclaredRename, declared_renames};
pub use statement::{DropTarget, Guard, Statement};
pub use tables::{DeclaredColumn, DeclaredTable, declared_tables};
pub use without::without_words;
