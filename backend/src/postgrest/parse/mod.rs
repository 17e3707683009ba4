//! From what arrived over HTTP to a request, or to the error PostgREST would answer with.

mod body;
mod columns;
mod cursor;
mod filter;
mod headers;
mod http;
mod logic;
mod name;
mod order;
mod query;
mod select;
#[cfg(test)]
mod tests;

pub use http::parse_request;
