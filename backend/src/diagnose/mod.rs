//! An error, explained: what it is, why it happened, where, and what to do next.
//!
//! The structured part (SQLSTATE or PGRST code, message, details, hint, request) is read first, then the text. A slot holds only
//! what the evidence names. Nothing here connects, and nothing is read but the arguments.

mod classes;
mod classify;
mod conditions;
mod diagnosis;
mod error_class;
mod evidence;
mod fields;
mod fingerprint;
mod locales;
mod normalise;
mod observation;
mod pattern;
mod quoted;
mod redact;
mod refine;
mod request;
mod shape;
mod unwrap;
mod wording;

pub use classify::diagnose;
pub use diagnosis::{Diagnosis, Explanation, Slots};
pub use error_class::ErrorClass;
pub use fingerprint::{Fingerprint, fingerprint};
pub use observation::{Exception, Frame, Observation};
pub use redact::{redact_answer, redact_body, redact_text, redact_url};
pub use shape::{is_shape, shape_of_text};

/// The extension that brings a type of that name, if a known one does.
pub fn extension_of_type(name: &str) -> Option<&'static str> {
    classes::extension_of(name)
}
