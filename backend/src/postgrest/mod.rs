//! The data API: a request understood, held against a schema, written as SQL; and its errors in PostgREST's words.
//!
//! Functions over values in four steps: [`parse_request`], [`SchemaCache::resolve`], [`Plan::statement`],
//! [`Plan::reply`]. Nothing here connects or knows who asks; whoever executes sets role, claims and search path.

mod cache;
mod error;
mod parse;
mod plan;
mod render;
mod request;
mod response;
#[cfg(test)]
mod tests;

pub use cache::{
    Cardinality, Junction, Link, Name, Parameter, Reference, Relation, Relationship, Returns, Routine, SchemaCache,
    parse_key, parse_reference, take_identifier, take_name,
};
pub use error::{ApiError, ConnectionProblem, ErrorBody, ErrorReply, JwtProblem, RangeProblem, server_error};
pub use parse::parse_request;
pub use plan::{
    Branch, Node, Order, Plan, PlannedColumn, PlannedField, Predicate, Source, TypedColumn, ValueKind, Work,
};
pub use render::Statement;
pub use request::{
    Accept, Action, Condition, Count, Embed, Field, Filter, HttpRequest, IsValue, JsonOperand, JsonStep, Operator,
    OrderTerm, Payload, Prefer, Quantifier, Request, Resolution, Returning, SearchKind, SelectColumn, SelectItem, Test,
    Window,
};
pub use response::{Outcome, Reply};
