//! Puts a text on the clipboard.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlDocument, HtmlElement, HtmlTextAreaElement};

use crate::components::icon::{Icon, draw};
use crate::dom::{Element, el};

/// How long the button says that it has worked.
const SAID: Duration = Duration::from_millis(1_600);

#[derive(Clone, Copy, PartialEq)]
enum Copied {
    NotYet,
    Yes,
    No,
}

/// "Copy SQL". Says what became of it in its own words.
pub(crate) fn copy_button(text: String, label: &'static str) -> Element {
    let (copied, set_copied) = signal(Copied::NotYet);
    let press = move |_| {
        let text = text.clone();
        spawn_local(async move {
            set_copied.set(if copy(&text).await { Copied::Yes } else { Copied::No });
            set_timeout(
                move || {
                    // The button may be gone by then.
                    let _ = set_copied.try_set(Copied::NotYet);
                },
                SAID,
            );
        });
    };
    let icon = move || vec![draw(if copied.get() == Copied::Yes { Icon::Check } else { Icon::Copy })];
    let words = move || match copied.get() {
        Copied::NotYet => label.into(),
        Copied::Yes => "Copied".into(),
        Copied::No => "Could not copy".into(),
    };
    el("button", "wr-button wr-button--quiet")
        .attr("type", "button")
        .on("click", press)
        .live(icon)
        .child(el("span", "").attr("aria-live", "polite").live_text(words))
}

/// In a frame the clipboard may be closed to scripts; the old command still works there after a click.
async fn copy(text: &str) -> bool {
    if window().is_secure_context() && JsFuture::from(window().navigator().clipboard().write_text(text)).await.is_ok() {
        return true;
    }
    copy_selected(text).unwrap_or(false)
}

fn copy_selected(text: &str) -> Option<bool> {
    let document = document();
    let before = document.active_element();
    let area = document.create_element("textarea").ok()?.dyn_into::<HtmlTextAreaElement>().ok()?;
    area.set_class_name("wr-offscreen");
    area.set_value(text);
    document.body()?.append_child(&area).ok()?;
    area.select();
    let is_copied = document.dyn_into::<HtmlDocument>().ok()?.exec_command("copy").ok()?;
    area.remove();
    if let Some(Ok(element)) = before.map(|element| element.dyn_into::<HtmlElement>()) {
        // Only the keyboard's place; the text is copied already.
        let _ = element.focus();
    }
    Some(is_copied)
}
