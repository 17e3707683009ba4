//! Integration tests, in one binary so that they share one server.

mod audit;
mod bad_input;
mod corpus;
mod explain;
mod infer;
mod log_schema;
mod phases;
mod positions;
mod scenarios;
mod serve;
mod sessions;
mod tidy;
mod tls;
