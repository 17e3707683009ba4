//! Integration tests, in one binary so that they share one server.

mod audit;
mod audit_command;
mod bad_input;
mod corpus;
mod declared_state;
mod docs;
mod explain;
mod hostile;
mod infer;
mod log_schema;
mod phases;
mod positions;
mod retries;
mod round_trip;
mod scenarios;
mod serve;
mod sessions;
mod tidy;
mod tls;
