//! Where the keyboard is.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Puts the keyboard on the element with this id. Answers whether there is one.
pub(crate) fn focus_id(id: &str) -> bool {
    let element = document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    element.is_some_and(|element| element.focus().is_ok())
}

/// The same once what has just changed is drawn.
pub(crate) fn focus_next(id: &'static str) {
    request_animation_frame(move || {
        focus_id(id);
    });
}
