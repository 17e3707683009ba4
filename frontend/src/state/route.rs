//! Where in the panel a person is; the address's fragment tells and remembers it: `#/errors/12`.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::memo::memo_of_before;

/// A tab, and what is chosen in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place {
    /// Name of the tab.
    pub(crate) tab: String,
    /// What is open in it.
    pub(crate) item: Option<String>,
}

impl Place {
    /// The place that a fragment names.
    pub(crate) fn parse(fragment: &str) -> Self {
        let path = fragment.trim_start_matches('#').trim_start_matches('/');
        let (tab, item) = path.split_once('/').unwrap_or((path, ""));
        Self { tab: tab.to_owned(), item: Some(item.to_owned()).filter(|item| !item.is_empty()) }
    }

    /// The fragment that names it.
    pub(crate) fn fragment(&self) -> String {
        match &self.item {
            Some(item) => format!("#/{}/{item}", self.tab),
            None => format!("#/{}", self.tab),
        }
    }
}

/// The place, kept in step with the address.
#[derive(Clone, Copy)]
pub(crate) struct Route {
    /// Where the person is.
    pub(crate) place: ReadSignal<Place>,
    set_place: WriteSignal<Place>,
    /// What was last open in each tab.
    remembered: StoredValue<Vec<Place>>,
}

impl Route {
    /// The address's place.
    pub(crate) fn new() -> Self {
        let (place, set_place) = signal(Place::parse(&fragment()));
        window_event_listener(ev::hashchange, move |_| set_place.set(Place::parse(&fragment())));
        Self { place, set_place, remembered: StoredValue::new(Vec::new()) }
    }

    /// What was last open in this tab.
    pub(crate) fn remembered(self, tab: &str) -> Option<String> {
        self.remembered.with_value(|known| known.iter().find(|place| place.tab == tab)?.item.clone())
    }

    /// Goes there. The address is replaced and no entry added: in a frame the entries are the host page's.
    pub(crate) fn go(self, tab: &str, item: Option<String>) {
        let place = Place { tab: tab.to_owned(), item };
        self.remembered.update_value(|known| {
            known.retain(|known| known.tab != tab);
            known.push(place.clone());
        });
        replace_address(&place.fragment());
        if self.place.with_untracked(|known| *known != place) {
            self.set_place.set(place);
        }
    }

    /// What is open in this tab.
    pub(crate) fn item_of(self, tab: &'static str) -> Memo<Option<String>> {
        memo_of_before(move |open: Option<&Option<String>>| {
            self.place.with(|place| {
                // While another tab is shown this one keeps what it had.
                if place.tab == tab { place.item.clone() } else { open.cloned().flatten() }
            })
        })
    }
}

/// The code of a magic link, `#code=ABCD1234`; taken out of the address, where it would stay in the history.
pub(crate) fn take_code() -> Option<String> {
    let code = fragment().strip_prefix("#code=")?.to_owned();
    replace_address("");
    Some(code)
}

fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

fn replace_address(fragment: &str) {
    let location = window().location();
    let here = location.pathname().unwrap_or_default() + &location.search().unwrap_or_default();
    if let Ok(history) = window().history() {
        // A refused address leaves the panel as it is, only without a deep link.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&format!("{here}{fragment}")));
    }
}

#[cfg(test)]
mod tests {
    use super::Place;

    #[test]
    fn fragments_name_places() {
        for (fragment, tab, item) in [
            ("", "", None),
            ("#/health", "health", None),
            ("#/errors/12", "errors", Some("12")),
            ("#/deployments/2025-09-28T00-47-40-390Z", "deployments", Some("2025-09-28T00-47-40-390Z")),
            ("#/errors/", "errors", None),
        ] {
            let place = Place::parse(fragment);
            assert_eq!((place.tab.as_str(), place.item.as_deref()), (tab, item), "{fragment}");
        }
        assert_eq!(Place::parse("#/errors/12").fragment(), "#/errors/12");
        assert_eq!(Place::parse("#/errors").fragment(), "#/errors");
    }
}
