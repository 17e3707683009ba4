//! The screen of a panel that the server does not know yet: a code from the terminal against a bearer.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::Event;

use super::keys::listen_for_escape;
use crate::api;
use crate::components::icon::{Icon, draw};
use crate::dom::{Element, el};
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
pub(crate) fn pairing() -> Element {
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
    let typed = move |event: Event| {
        set_code.set(tidy(&event_target_value(&event)));
        if code.with_untracked(String::len) == LENGTH {
            pair();
        }
    };

    let field = field(code, said, is_busy).on("input", typed);
    let submit = el("button", "wr-button wr-button--primary")
        .attr("type", "submit")
        .live_attr("aria-disabled", move || Some(is_busy.get().to_string().into()))
        .text("Pair");
    let new_code = el("button", "wr-button wr-button--quiet")
        .attr("type", "button")
        .on("click", show_code)
        .text("Show a new code in the terminal");
    let help = "The code is in the terminal in which Wrench runs: eight characters, good for five minutes.";
    let form = el("form", "wr-pairing__card")
        .on("submit", move |event| {
            event.prevent_default();
            pair();
        })
        .child(draw(Icon::Wrench))
        .child(el("h1", "wr-pairing__title").text("Pair this panel"))
        .child(el("p", "wr-pairing__text").attr("id", "code-help").text(help))
        .child(el("label", "wr-pairing__label").attr("for", "code").text("Code"))
        .child(field)
        .child(
            el("p", "wr-pairing__said")
                .attr("id", "code-said")
                .attr("role", "status")
                .live(move || vec![words(&said.get(), is_busy.get())]),
        )
        .child(submit)
        .child(new_code);
    el("main", "wr-pairing").child(form)
}

fn field(code: ReadSignal<String>, said: ReadSignal<Said>, is_busy: ReadSignal<bool>) -> Element {
    let fixed = [
        ("id", "code"),
        ("name", "code"),
        ("type", "text"),
        ("autocomplete", "one-time-code"),
        ("autocapitalize", "characters"),
        ("spellcheck", "false"),
        ("maxlength", "9"),
        ("aria-describedby", "code-help code-said"),
    ];
    let field = el("input", "wr-pairing__code")
        .live_attr("aria-invalid", move || Some(matches!(said.get(), Said::Bad(_)).to_string().into()))
        .live_attr("readonly", move || is_busy.get().then_some("".into()))
        .live_value(move || code.get());
    fixed.into_iter().fold(field, |field, (name, value)| field.attr(name, value))
}

fn words(said: &Said, is_busy: bool) -> Element {
    match said {
        _ if is_busy => el("span", "").text("Pairing…"),
        Said::Nothing => el("span", ""),
        Said::Good(text) => el("span", "wr-tone--ok").text(text.clone()),
        Said::Bad(text) => el("span", "wr-tone--failed").text(text.clone()),
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
