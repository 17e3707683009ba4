//! Integration tests, in one binary so that they share one server.

mod log_schema;
mod bad_input;
mod corpus;
mod scenarios;
mod tidy;
