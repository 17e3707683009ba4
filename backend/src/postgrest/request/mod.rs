//! A request of the data API as a value, before anything is known of the schema.

mod action;
mod condition;
mod prefer;
mod select;

pub use action::{Action, HttpRequest, Payload, Request};
pub use condition::{Condition, Filter, IsValue, Operator, Quantifier, SearchKind, Test};
pub use prefer::{Accept, Count, Prefer, Resolution, Returning};
pub use select::{Embed, Field, JsonOperand, JsonStep, OrderTerm, SelectColumn, SelectItem, Window};
