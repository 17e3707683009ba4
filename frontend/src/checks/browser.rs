//! What the browser window offers.

use js_sys::Promise;
use leptos::prelude::{document, window};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::{Measured, Outcome, Status};
use crate::text::{duration, median, micros, whole};

/// Below this the rows no longer fit.
const NARROWEST: u32 = 320;
const FRAMES: usize = 12;
/// A window that draws nothing must not stop the run.
const FRAME_LIMIT_MS: i32 = 250;

/// How much room there is.
pub(crate) fn viewport() -> Measured {
    let width = whole(window().inner_width()?.as_f64().unwrap_or(f64::NAN));
    let height = whole(window().inner_height()?.as_f64().unwrap_or(f64::NAN));
    let percent = whole(window().device_pixel_ratio() * 100.0);
    Ok(Outcome::new(
        if width < NARROWEST { Status::Warning } else { Status::Ok },
        format!("{width} × {height} px at {percent}%"),
        format!("innerWidth, innerHeight and devicePixelRatio. Warning below {NARROWEST} px of width."),
    ))
}

/// Which of the user's wishes for colour and motion the panel follows.
pub(crate) fn color_scheme() -> Measured {
    let mut value = String::from(if prefers("(prefers-color-scheme: dark)")? { "dark" } else { "light" });
    for (query, words) in [
        ("(forced-colors: active)", ", forced colors"),
        ("(prefers-reduced-motion: reduce)", ", reduced motion"),
        ("(prefers-contrast: more)", ", more contrast"),
    ] {
        if prefers(query)? {
            value.push_str(words);
        }
    }
    Ok(Outcome::new(Status::Info, value, "From the system's settings, by media query. The panel follows them."))
}

/// How often the window is drawn.
pub(crate) async fn frame_time() -> Measured {
    if document().hidden() {
        return Ok(Outcome::new(
            Status::Info,
            "window hidden",
            "Browsers draw no frames for a hidden window, so there is nothing to measure.",
        ));
    }
    let mut taken = Vec::with_capacity(FRAMES);
    let mut before = next_frame().await?;
    for _ in 0..FRAMES {
        let now = next_frame().await?;
        taken.push(micros(now - before));
        before = now;
    }
    let frame = median(&taken).unwrap_or(u32::MAX).max(1);
    Ok(Outcome::new(
        Status::by_limits(frame, 20_000, 35_000),
        format!("{} ({} per second)", duration(frame), (1_000_000 + frame / 2) / frame),
        format!("The median of {FRAMES} frames just drawn. OK up to 20 ms, Warning above 35 ms."),
    ))
}

/// Whether the browser believes that it has a network.
pub(crate) fn network() -> Measured {
    let (status, value) =
        if window().navigator().on_line() { (Status::Ok, "online") } else { (Status::Warning, "offline") };
    Ok(Outcome::new(status, value, "navigator.onLine. Wrench itself needs only this machine; AI analysis needs more."))
}

fn prefers(query: &str) -> Result<bool, JsValue> {
    Ok(window().match_media(query)?.is_some_and(|list| list.matches()))
}

/// Waits until the window is drawn again, or long enough to know that it is not.
async fn next_frame() -> Result<f64, JsValue> {
    let frame = Promise::new(&mut |resolve, reject| {
        let asked = window()
            .request_animation_frame(&resolve)
            .and_then(|_| window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, FRAME_LIMIT_MS));
        if let Err(error) = asked {
            // A promise that rejects its own rejection has nobody left to tell.
            let _ = reject.call1(&JsValue::NULL, &error);
        }
    });
    JsFuture::from(frame).await?;
    let clock = window().performance().ok_or_else(|| JsValue::from_str("no performance timeline"))?;
    Ok(clock.now())
}
