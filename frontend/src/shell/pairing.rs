//! The screen of a panel that the server does not know yet: a code from the terminal against a bearer.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::keys::listen_for_escape;
use crate::api;
use crate::components::icon::{Draw, Icon};
use crate::state::{Host, Session, take_code};

const LENGTH: usize = 8;

/// What the screen says below the field.
#[derive(Clone, PartialEq)]
enum Said {
    Nothing,
    Good(String),
    Bad(String),
}

/// Asks for the code; a magic link brings it along.
#[component]
pub(crate) fn Pairing() -> impl IntoView {
    let session = expect_context::<Session>();
    let host = expect_context::<Host>();
    listen_for_escape(host);
    let (code, set_code) = signal(String::new());
    let (said, set_said) = signal(Said::Nothing);
    let (is_busy, set_busy) = signal(false);
    let pair = move || {
        if is_busy.get_untracked() {
            return;
        }
        set_busy.set(true);
        set_said.set(Said::Nothing);
        spawn_local(async move {
            match api::pair(&code.get_untracked()).await {
                Ok(answer) => session.begin(answer.token),
                Err(failure) => {
                    let hint = failure.hint.map(|hint| format!(" {hint}")).unwrap_or_default();
                    set_said.set(Said::Bad(format!("{}{hint}", failure.message)));
                    set_code.set(String::new());
                    set_busy.set(false);
                }
            }
        });
    };
    if let Some(linked) = take_code() {
        set_code.set(tidy(&linked));
        pair();
    }
    let show_code = move |_| {
        spawn_local(async move {
            set_said.set(match api::show_code().await {
                Ok(()) => Said::Good("A new code is in the terminal. The one before it no longer works.".to_owned()),
                Err(failure) => Said::Bad(failure.message),
            });
        });
    };
    let typed = move |event| {
        set_code.set(tidy(&event_target_value(&event)));
        if code.with_untracked(String::len) == LENGTH {
            pair();
        }
    };

    view! {
        <main class="wr-pairing">
            <form
                class="wr-pairing__card"
                on:submit=move |event| {
                    event.prevent_default();
                    pair();
                }
            >
                <Draw icon=Icon::Wrench />
                <h1 class="wr-pairing__title">"Pair this panel"</h1>
                <p class="wr-pairing__text" id="code-help">
                    "The code is in the terminal in which Wrench runs: eight characters, good for five minutes."
                </p>
                <label class="wr-pairing__label" for="code">"Code"</label>
                <input
                    class="wr-pairing__code"
                    id="code"
                    name="code"
                    type="text"
                    autocomplete="one-time-code"
                    autocapitalize="characters"
                    spellcheck="false"
                    maxlength="9"
                    aria-describedby="code-help code-said"
                    aria-invalid=move || matches!(said.get(), Said::Bad(_)).to_string()
                    readonly=is_busy
                    prop:value=code
                    on:input=typed
                />
                <p id="code-said" class="wr-pairing__said" role="status">{move || words(&said.get(), is_busy.get())}</p>
                <button type="submit" class="wr-button wr-button--primary" aria-disabled=move || is_busy.get().to_string()>
                    "Pair"
                </button>
                <button type="button" class="wr-button wr-button--quiet" on:click=show_code>
                    "Show a new code in the terminal"
                </button>
            </form>
        </main>
    }
}

fn words(said: &Said, is_busy: bool) -> AnyView {
    match said {
        _ if is_busy => "Pairing…".into_any(),
        Said::Nothing => ().into_any(),
        Said::Good(text) => view! { <span class="wr-tone--ok">{text.clone()}</span> }.into_any(),
        Said::Bad(text) => view! { <span class="wr-tone--failed">{text.clone()}</span> }.into_any(),
    }
}

/// A code as the server prints it; what people type around it goes.
fn tidy(code: &str) -> String {
    code.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).take(LENGTH).collect()
}

#[cfg(test)]
mod tests {
    use super::tidy;

    #[test]
    fn dashes_and_case_do_not_matter() {
        assert_eq!(tidy(" abcd-1234\n"), "ABCD1234");
        assert_eq!(tidy("ABCD12345"), "ABCD1234");
    }
}
