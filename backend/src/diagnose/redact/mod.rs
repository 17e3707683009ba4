//! Values out, shapes in: addresses, bodies, server messages, free text. What is redacted already passes unchanged.

mod address;
mod body;
mod database;
mod secrets;

pub use address::redact_url;
pub use body::{redact_answer, redact_body};
pub use database::redact_text;

#[cfg(test)]
mod tests;
