//! Integration tests, in one binary so that they share one server.

mod bad_input;
mod corpus;
mod log_schema;
mod scenarios;
mod tidy;
