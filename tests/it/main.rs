//! Integration tests, in one binary so that they share one server.

mod log_schema;
mod scenarios;
mod tidy;
