//! Esc: first empties the field one is in, then closes the panel.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

use crate::state::Host;

/// Listens as long as the owner lives.
pub(super) fn listen_for_escape(host: Host) {
    let handle = window_event_listener(ev::keydown, move |event| {
        if event.key() == "Escape" && !event.default_prevented() && !clear_field() {
            host.close();
        }
    });
    on_cleanup(move || handle.remove());
}

/// Empties the focused field. Answers whether there was anything in it.
fn clear_field() -> bool {
    let field = document().active_element().and_then(|element| element.dyn_into::<HtmlInputElement>().ok());
    let Some(field) = field.filter(|field| !field.value().is_empty()) else { return false };
    field.set_value("");
    if let Ok(event) = Event::new("input") {
        // The field's own listener learns of it; nobody refuses the event.
        let _ = field.dispatch_event(&event);
    }
    true
}
