//! A plan as one SQL statement. Values are bound as text parameters; names are quoted by `sql`.

mod call;
mod field;
mod joins;
mod node;
mod predicate;
mod sql_text;
mod statement;
#[cfg(test)]
mod tests;
mod type_name;
mod write;

pub use sql_text::Statement;
