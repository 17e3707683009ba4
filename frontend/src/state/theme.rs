//! Light, dark, or what the system says.

use leptos::ev;
use leptos::prelude::*;

use super::storage;

const THEME: &str = "wrench.theme";
const ATTRIBUTE: &str = "data-theme";

/// What a person has chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ThemeChoice {
    /// As the system.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl ThemeChoice {
    /// The word for it.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The one that the button gives next.
    pub(crate) fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }

    fn read() -> Self {
        match storage::read(THEME).as_deref() {
            Some("light") => Self::Light,
            Some("dark") => Self::Dark,
            _ => Self::System,
        }
    }

    fn forced(self) -> Option<&'static str> {
        (self != Self::System).then(|| self.label())
    }
}

/// The choice; boot.js has applied it before the first paint.
#[derive(Clone, Copy)]
pub(crate) struct Theme {
    /// What is chosen.
    pub(crate) choice: ReadSignal<ThemeChoice>,
    set_choice: WriteSignal<ThemeChoice>,
}

impl Theme {
    /// The remembered choice; follows other tabs.
    pub(crate) fn new() -> Self {
        let (choice, set_choice) = signal(ThemeChoice::read());
        let theme = Self { choice, set_choice };
        window_event_listener(ev::storage, move |event| {
            if event.key().is_none_or(|key| key == THEME) {
                theme.apply(ThemeChoice::read());
            }
        });
        theme
    }

    /// Chooses and remembers.
    pub(crate) fn choose(self, choice: ThemeChoice) {
        storage::write(THEME, choice.forced());
        self.apply(choice);
    }

    fn apply(self, choice: ThemeChoice) {
        if let Some(root) = document().document_element() {
            // An attribute of a fixed name cannot be refused.
            let _ = match choice.forced() {
                Some(name) => root.set_attribute(ATTRIBUTE, name),
                None => root.remove_attribute(ATTRIBUTE),
            };
        }
        self.set_choice.set(choice);
    }
}
