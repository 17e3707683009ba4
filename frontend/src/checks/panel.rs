//! How the panel itself was loaded and started.

use js_sys::{Reflect, WebAssembly};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Performance, PerformanceEntry, PerformanceResourceTiming};

use super::{Measured, Outcome, Status};
use crate::text::{duration, micros, size, whole};

/// Set by boot.js, the first script of the page.
const BOOT: &str = "wrench:boot";
/// Set by boot.js when the browser has compiled the file while it arrived.
const STREAMED: &str = "wrench:streamed";
/// Set by [`note_mounted`].
const MOUNTED: &str = "wrench:mounted";

/// Notes that the first view is in the page.
pub(crate) fn note_mounted() {
    if let Some(boot) = leptos::prelude::document().get_element_by_id("boot") {
        boot.remove();
    }
    if let Ok(performance) = performance() {
        // Nothing depends on the mark but the row that says it is not there.
        let _ = performance.mark(MOUNTED);
    }
}

/// From the page's first script to the first view.
pub(crate) fn start() -> Measured {
    let (Some(boot), Some(mounted)) = (mark(BOOT)?, mark(MOUNTED)?) else {
        return Err(JsValue::from_str("the marks of boot.js are not on the timeline"));
    };
    let taken = micros(mounted - boot);
    Ok(Outcome::new(
        Status::by_limits(taken, 500_000, 1_500_000),
        duration(taken),
        "Between the page's first script and the first view, download and compilation included \
         (marks wrench:boot and wrench:mounted). OK up to 500 ms, Warning above 1,500 ms.",
    ))
}

/// Whether the WebAssembly was compiled while it arrived.
pub(crate) fn streaming() -> Measured {
    let (Some(boot), Some(streamed)) = (mark(BOOT)?, mark(STREAMED)?) else {
        return Ok(Outcome::new(
            Status::Warning,
            "not used",
            "The browser waited for the whole file before compiling it. The server must send it \
             with Content-Type: application/wasm.",
        ));
    };
    Ok(Outcome::new(
        Status::Ok,
        format!("ready after {}", duration(micros(streamed - boot))),
        "WebAssembly.instantiateStreaming compiled the file while it was still arriving.",
    ))
}

/// What had to be downloaded for it.
pub(crate) fn download() -> Measured {
    let entries = performance()?.get_entries_by_type("resource");
    let wasm = entries
        .iter()
        .filter_map(|entry| entry.dyn_into::<PerformanceResourceTiming>().ok())
        .find(|entry| entry.name().ends_with(".wasm"))
        .ok_or_else(|| JsValue::from_str("the .wasm file is not on the resource timeline"))?;
    let (encoded, decoded) = (whole(wasm.encoded_body_size()), whole(wasm.decoded_body_size()));
    let from_cache = if wasm.transfer_size() == 0.0 { " It came out of the browser's cache." } else { "" };
    Ok(Outcome::new(
        Status::by_limits(encoded, 200_000, 400_000),
        format!("{} in {}", size(encoded), duration(micros(wasm.duration()))),
        format!(
            "The .wasm file as it was sent; {} unpacked. OK up to 200 kB, Warning above 400 kB.{from_cache}",
            size(decoded)
        ),
    ))
}

/// How much memory the panel holds.
pub(crate) fn memory() -> Measured {
    let memory: WebAssembly::Memory = wasm_bindgen::memory().unchecked_into();
    let length = Reflect::get(&memory.buffer(), &"byteLength".into())?;
    let bytes = whole(length.as_f64().unwrap_or(f64::NAN));
    Ok(Outcome::new(
        Status::by_limits(bytes, 32_000_000, 128_000_000),
        size(bytes),
        "The panel's WebAssembly memory, which grows and never shrinks. OK up to 32 MB, Warning above 128 MB.",
    ))
}

fn performance() -> Result<Performance, JsValue> {
    leptos::prelude::window().performance().ok_or_else(|| JsValue::from_str("no performance timeline"))
}

fn mark(name: &str) -> Result<Option<f64>, JsValue> {
    let entry = performance()?.get_entries_by_name(name).get(0);
    Ok(entry.dyn_into::<PerformanceEntry>().ok().map(|entry| entry.start_time()))
}
