//! Helpers of the integration tests: a real server, a database a test, the oracle, deploy requests.

mod audited;
mod command;
pub mod damage;
pub mod faults;
mod oracle;
mod proxy;
mod scenario;
mod scripted;
mod server;
mod service;

pub use audited::{AuditCase, audit_case, audit_scenario};
pub use command::{TestFolder, transcript, wrench};
pub use oracle::{dump, missing_lines};
pub use proxy::{Cut, How, Proxy};
pub use scenario::{Expectation, Scenario, load_scenarios, run_scenario};
pub use scripted::script_scenario;
pub use server::{TestDatabase, TestServer, deploy_into, request_for, request_to};
pub use service::{Service, event};

/// Says why a test did less than its name.
#[expect(clippy::print_stderr, reason = "a test that skips must say so")]
pub fn say(text: &str) {
    eprintln!("{text}");
}
