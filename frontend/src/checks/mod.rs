//! What the panel can find out by itself, without a server: every value is measured here and now.
//!
//! A check reads the browser and answers with an [`Outcome`]. It draws nothing and keeps nothing.

pub(crate) mod browser;
mod number;
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
    /// Heading that the row stands under.
    pub(crate) group: &'static str,
    /// What the row is called.
    pub(crate) name: &'static str,
    /// What is measured, for the row that has no value yet.
    pub(crate) what: &'static str,
    /// Takes the measurement.
    pub(crate) measure: fn() -> Measurement,
}

const fn check(group: &'static str, name: &'static str, what: &'static str, measure: fn() -> Measurement) -> Check {
    Check { group, name, what, measure }
}

const PANEL: &str = "Panel";
const BROWSER: &str = "Browser";
const PAGE: &str = "Page";

/// Every check, in the order they run and are listed; those of one group stand together.
pub(crate) static CHECKS: [Check; 13] = [
    check(PANEL, "Start", "from the first script to the first view", || Box::pin(async { panel::start() })),
    check(PANEL, "Streaming compilation", "compiled while it arrived, or after", || {
        Box::pin(async { panel::streaming() })
    }),
    check(PANEL, "Download", "size and time of the WebAssembly file", || Box::pin(async { panel::download() })),
    check(PANEL, "Memory", "what the panel holds now", || Box::pin(async { panel::memory() })),
    check(BROWSER, "Viewport", "room and pixel ratio", || Box::pin(async { browser::viewport() })),
    check(BROWSER, "Color scheme", "the system's wishes for color and motion", || {
        Box::pin(async { browser::color_scheme() })
    }),
    check(BROWSER, "Frame time", "how often the window is drawn", || Box::pin(browser::frame_time())),
    check(BROWSER, "Timer step", "how fine the browser's clock is", || Box::pin(async { browser::timer_step() })),
    check(BROWSER, "Network", "what the browser believes", || Box::pin(async { browser::network() })),
    check(PAGE, "Secure context", "whether the origin is trusted", || Box::pin(async { page::secure_context() })),
    check(PAGE, "Cross-origin isolation", "whether the page is alone in its process", || {
        Box::pin(async { page::cross_origin_isolation() })
    }),
    check(PAGE, "Local storage", "whether settings can be kept", || Box::pin(async { page::local_storage() })),
    check(PAGE, "Server answer", "how fast this page's server replies", || Box::pin(page::server_answer())),
];
