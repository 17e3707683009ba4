//! The page that has the panel in a frame. Only its origin, given when the frame was made, is spoken to and listened to.

use js_sys::{Array, Object, Reflect};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{MessageEvent, UrlSearchParams, Window};

/// The host page, if there is one.
#[derive(Clone, Copy)]
pub(crate) struct Host {
    origin: StoredValue<Option<String>>,
    /// The address of the page that the frame stands in.
    pub(crate) page: ReadSignal<Option<String>>,
    /// How often it has asked a request again, and the last status: 0 without an answer, nothing if it has no such request.
    pub(crate) replayed: ReadSignal<(u32, Option<u16>)>,
}

impl Host {
    /// The host that the address names: `?host=http://localhost:3000`. `on_open` is called when it shows the panel.
    pub(crate) fn new(on_open: impl Fn() + 'static) -> Self {
        let (page, set_page) = signal(None);
        let (replayed, set_replayed) = signal((0, None));
        let host = Self { origin: StoredValue::new(named_origin()), page, replayed };
        window_event_listener(ev::message, move |event| {
            if !host.sent(&event) {
                return;
            }
            match text(&event.data(), "wrench").as_deref() {
                Some("hello") => set_page.set(text(&event.data(), "page")),
                Some("open") => on_open(),
                Some("replayed") => set_replayed.update(|(count, status)| {
                    *count += 1;
                    *status = number(&event.data(), "status");
                }),
                _ => {}
            }
        });
        host
    }

    /// Whether the panel stands in a page.
    pub(crate) fn is_there(self) -> bool {
        self.origin.with_value(Option::is_some)
    }

    /// Says that the panel listens.
    pub(crate) fn ready(self) {
        self.post("ready", None);
    }

    /// Asks to be closed.
    pub(crate) fn close(self) {
        self.post("close", None);
    }

    /// Says how many issues are open.
    pub(crate) fn count(self, open: u32) {
        self.post("count", Some(("open", open.into())));
    }

    /// Asks the page to send again the request of one of these events.
    pub(crate) fn replay(self, events: &[String]) {
        let ids: Array = events.iter().map(|id| JsValue::from_str(id)).collect();
        self.post("replay", Some(("ids", ids.into())));
    }

    fn sent(self, event: &MessageEvent) -> bool {
        let parent = parent();
        self.origin.with_value(|origin| origin.as_deref() == Some(event.origin().as_str()))
            && parent
                .is_some_and(|parent| event.source().is_some_and(|source| source == *AsRef::<Object>::as_ref(&parent)))
    }

    fn post(self, word: &str, more: Option<(&str, JsValue)>) {
        let (Some(origin), Some(parent)) = (self.origin.get_value(), parent()) else { return };
        let message = Object::new();
        for (name, value) in [("wrench", word.into())].into_iter().chain(more) {
            // A plain object takes any property.
            let _ = Reflect::set(&message, &name.into(), &value);
        }
        // An origin that is none makes this fail: then there is no host to tell.
        let _ = parent.post_message(&message, &origin);
    }
}

/// The window around this one.
fn parent() -> Option<Window> {
    window().parent().ok().flatten().filter(|parent| *parent != window())
}

fn named_origin() -> Option<String> {
    let search = window().location().search().ok()?;
    parent()?;
    UrlSearchParams::new_with_str(&search).ok()?.get("host").filter(|origin| !origin.is_empty() && origin != "*")
}

fn text(value: &JsValue, name: &str) -> Option<String> {
    Reflect::get(value, &name.into()).ok()?.as_string()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a status is a small number")]
fn number(value: &JsValue, name: &str) -> Option<u16> {
    Reflect::get(value, &name.into()).ok()?.as_f64().map(|number| number as u16)
}
