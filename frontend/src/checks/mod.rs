//! What the panel can find out about the browser it runs in: every value is measured here and now.
//!
//! A check reads the browser and answers with an [`Outcome`]. It draws nothing and keeps nothing.

pub(crate) mod browser;
mod outcome;
pub(crate) mod page;
pub(crate) mod panel;
mod summary;

use std::future::Future;
use std::pin::Pin;

use wasm_bindgen::JsValue;

pub(crate) use outcome::{Outcome, Status};
pub(crate) use summary::summarize;

/// What a check finds, or the error the browser threw at it.
pub(crate) type Measured = Result<Outcome, JsValue>;

type Measurement = Pin<Box<dyn Future<Output = Measured>>>;

/// One thing that can be measured.
pub(crate) struct Check {
    /// What the row is called.
    pub(crate) name: &'static str,
    /// Takes the measurement.
    pub(crate) measure: fn() -> Measurement,
}

const fn check(name: &'static str, measure: fn() -> Measurement) -> Check {
    Check { name, measure }
}

/// Every check, in the order they run and are listed.
pub(crate) static CHECKS: [Check; 11] = [
    check("Start", || Box::pin(async { panel::start() })),
    check("Streaming compilation", || Box::pin(async { panel::streaming() })),
    check("Download", || Box::pin(async { panel::download() })),
    check("Memory", || Box::pin(async { panel::memory() })),
    check("Viewport", || Box::pin(async { browser::viewport() })),
    check("Color scheme", || Box::pin(async { browser::color_scheme() })),
    check("Frame time", || Box::pin(browser::frame_time())),
    check("Network", || Box::pin(async { browser::network() })),
    check("Secure context", || Box::pin(async { page::secure_context() })),
    check("Local storage", || Box::pin(async { page::local_storage() })),
    check("Server answer", || Box::pin(page::server_answer())),
];
