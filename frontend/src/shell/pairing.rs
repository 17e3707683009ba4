//! The screen of a panel that the server does not know yet: a code from the terminal against a bearer.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::keys::listen_for_escape;
use crate::api;
use crate::components::icon::{Icon, draw};
use crate::dom::{Element, el};
use crate::state::{Host, Session, take_code};

/// Id of the field.
pub(super) const CODE_FIELD: &str = "code";
const LENGTH: usize = 8;

/// What the screen says below the field.
#[derive(Clone, PartialEq)]
enum Said {
    Nothing,
    Good(String),
    Bad(String),
}

/// The screen's state.
#[derive(Clone, Copy)]
struct Attempt {
    session: Session,
    code: RwSignal<String>,
    said: RwSignal<Said>,
    is_busy: RwSignal<bool>,
}

impl Attempt {
    fn new(session: Session) -> Self {
        let (code, said) = (RwSignal::new(String::new()), RwSignal::new(Said::Nothing));
        Self { session, code, said, is_busy: RwSignal::new(false) }
    }

    /// Takes what was typed or linked; a whole code is tried at once.
    fn take(self, text: &str) {
        self.code.set(tidy(text));
        if self.code.with_untracked(String::len) == LENGTH {
            self.pair();
        }
    }

    fn pair(self) {
        if self.is_busy.get_untracked() {
            return;
        }
        self.is_busy.set(true);
        self.said.set(Said::Nothing);
        spawn_local(async move {
            match api::pair(&self.code.get_untracked()).await {
                Ok(answer) => self.session.begin(answer.token),
                Err(failure) => {
                    let hint = failure.hint.map(|hint| format!(" {hint}")).unwrap_or_default();
                    self.said.set(Said::Bad(format!("{}{hint}", failure.message)));
                    self.code.set(String::new());
                    self.is_busy.set(false);
                }
            }
        });
    }

    fn show_code(self) {
        spawn_local(async move {
            self.said.set(match api::show_code().await {
                Ok(()) => Said::Good("A new code is in the terminal. The one before it no longer works.".to_owned()),
                Err(failure) => Said::Bad(failure.message),
            });
        });
    }
}

/// Asks for the code; a magic link brings it along.
pub(crate) fn pairing() -> Element {
    listen_for_escape(expect_context::<Host>());
    let attempt = Attempt::new(expect_context::<Session>());
    if let Some(linked) = take_code() {
        attempt.take(&linked);
    }
    let Attempt { said, is_busy, .. } = attempt;
    let submit = el("button", "wr-button wr-button--primary")
        .attr("type", "submit")
        .live_attr("aria-disabled", move || Some(is_busy.get().to_string().into()))
        .text("Pair");
    let new_code = el("button", "wr-button wr-button--quiet")
        .attr("type", "button")
        .on("click", move |_| attempt.show_code())
        .text("Show a new code in the terminal");
    let outcome = el("p", "wr-pairing__said")
        .attr("id", "code-said")
        .attr("role", "status")
        .live(move || vec![words(&said.get(), is_busy.get())]);
    let help = "The code is in the terminal in which Wrench runs: eight characters, good for five minutes.";
    let form = el("form", "wr-pairing__card")
        .on("submit", move |event| {
            event.prevent_default();
            attempt.pair();
        })
        .child(draw(Icon::Wrench))
        .child(el("h1", "wr-pairing__title").text("Pair this panel"))
        .child(el("p", "wr-pairing__text").attr("id", "code-help").text(help))
        .child(el("label", "wr-pairing__label").attr("for", CODE_FIELD).text("Code"))
        .child(field(attempt))
        .child(outcome)
        .child(submit)
        .child(new_code);
    el("main", "wr-pairing").child(form)
}

fn field(attempt: Attempt) -> Element {
    let Attempt { code, said, is_busy, .. } = attempt;
    let fixed = [
        ("id", CODE_FIELD),
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
        .live_value(move || code.get())
        .on("input", move |event| attempt.take(&event_target_value(&event)));
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
