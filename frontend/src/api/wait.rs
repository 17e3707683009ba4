//! Waiting without blocking.

use js_sys::Promise;
use leptos::prelude::window;
use wasm_bindgen_futures::JsFuture;

/// Comes back after this many milliseconds.
pub(crate) async fn wait(milliseconds: i32) {
    let timer = Promise::new(&mut |resolve, reject| {
        if window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds).is_err() {
            // Without a timer there is nothing to wait for; the promise must settle all the same.
            let _ = reject.call0(&wasm_bindgen::JsValue::NULL);
        }
    });
    // Both ends of the promise mean the same: go on.
    let _ = JsFuture::from(timer).await;
}
