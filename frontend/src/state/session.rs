//! The bearer this browser was given, shared by all tabs of the origin.

use gloo_net::http::RequestBuilder;
use leptos::ev;
use leptos::prelude::*;

use super::storage;

const TOKEN: &str = "wrench.token";

/// Whether the panel is paired.
#[derive(Clone, Copy)]
pub(crate) struct Session {
    /// The bearer; nothing means that the pairing screen is shown.
    pub(crate) token: ReadSignal<Option<String>>,
    set_token: WriteSignal<Option<String>>,
}

impl Session {
    /// The session that this browser remembers. Another tab's pairing pairs this one.
    pub(crate) fn new() -> Self {
        let (token, set_token) = signal(storage::read(TOKEN));
        window_event_listener(ev::storage, move |event| {
            if event.key().is_none_or(|key| key == TOKEN) {
                set_token.set(storage::read(TOKEN));
            }
        });
        Self { token, set_token }
    }

    /// Remembers a bearer.
    pub(crate) fn begin(self, token: String) {
        storage::write(TOKEN, Some(&token));
        self.set_token.set(Some(token));
    }

    /// Forgets the bearer, because the server no longer knows it.
    pub(crate) fn end(self) {
        storage::write(TOKEN, None);
        self.set_token.set(None);
    }

    /// The request with the bearer.
    pub(crate) fn sign(self, request: RequestBuilder) -> RequestBuilder {
        match self.token.get_untracked() {
            Some(token) => request.header("authorization", &format!("Bearer {token}")),
            None => request,
        }
    }
}
