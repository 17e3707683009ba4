//! Integration tests, in one binary so that they share one server.

mod audit;
mod audit_command;
mod bad_input;
mod corpus;
mod declared_state;
mod docs;
mod explain;
mod explain_command;
mod hostile;
mod infer;
mod live_shadow;
mod log_schema;
mod phases;
mod plan_command;
mod positions;
mod report_command;
mod retries;
mod round_trip;
mod rules_command;
mod scenarios;
mod schema;
mod serve;
mod sessions;
mod tidy;
mod tls;
mod verify_only;
