//! The time, for "how long ago".

use std::time::Duration;

use js_sys::Date;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

const STEP: Duration = Duration::from_secs(5);

/// The time in steps that relative times need.
#[derive(Clone, Copy)]
pub(crate) struct Clock {
    /// Milliseconds since 1970.
    now: ReadSignal<f64>,
}

impl Clock {
    /// A clock that goes.
    pub(crate) fn new() -> Self {
        let (now, set_now) = signal(Date::now());
        set_interval(move || set_now.set(Date::now()), STEP);
        Self { now }
    }

    /// Whole seconds from this RFC 3339 time to now; nothing if it is none.
    #[expect(clippy::cast_possible_truncation, reason = "no time is that far away")]
    pub(crate) fn seconds_since(self, time: &str) -> Option<i64> {
        let then = Date::parse(time);
        // What arrived since the last step is not in the future.
        let now = self.now.get().max(Date::now());
        then.is_finite().then(|| ((now - then) / 1000.0) as i64)
    }

    /// The time in the words of the person's locale and zone.
    pub(crate) fn exact(time: &str) -> String {
        if Date::parse(time).is_finite() {
            String::from(Date::new(&JsValue::from_str(time)).to_locale_string("default", &JsValue::UNDEFINED))
        } else {
            time.to_owned()
        }
    }
}
