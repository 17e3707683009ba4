//! What frontend code asks of the data API: calls of `supabase-js` as values, with the place of every name.
//!
//! The only room that names the parser of JavaScript and TypeScript. What the code does not say in so many words is unknown,
//! and nothing is guessed.

mod blocks;
mod call;
mod chains;
mod clients;
mod evaluate;
mod gather;
mod imports;
mod module;
mod value;

pub use call::{Call, Schema, Step, Target};
pub use gather::{Frontend, read_calls};
pub use value::{Entry, HOLE, Known, Text, Value};
