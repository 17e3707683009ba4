//! A list whose rows open something: one stop of the Tab key, arrows move.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, KeyboardEvent, MouseEvent};

use crate::dom::{Element, el};
use crate::state::{Place, Route, memo};

/// What the rows of a list have in common.
#[derive(Clone, Copy)]
pub(crate) struct Rows {
    /// Tab that they belong to.
    pub(crate) tab: &'static str,
    /// What is listed.
    pub(crate) label: &'static str,
    /// The rows' items.
    pub(crate) items: Memo<Vec<String>>,
    /// What is open.
    pub(crate) open: Memo<Option<String>>,
}

/// The list. `content` shows an item; the row around it is an ordinary link, so that it can be opened elsewhere, too.
pub(crate) fn row_list(rows: Rows, content: impl Fn(&str) -> Box<dyn Fn() -> Vec<Element>> + 'static) -> Element {
    let Rows { label, items, open, .. } = rows;
    let stop = memo(move || items.with(|items| tab_stop(open.get(), items)));
    el("ul", "wr-rows").attr("aria-label", label).on("keydown", walk).keyed(
        move || items.get(),
        move |item| {
            let content = content(&item);
            el("li", "wr-rows__item").child(row(rows, stop, item).live(content))
        },
    )
}

fn row(rows: Rows, stop: Memo<Option<String>>, item: String) -> Element {
    let Rows { tab, open, .. } = rows;
    let route = expect_context::<Route>();
    let place = Place { tab: tab.to_owned(), item: Some(item.clone()) };
    let (is_open, is_stop, chosen) = (item.clone(), item.clone(), item.clone());
    let is = |which: Memo<Option<String>>, item: &str| which.with(|which| which.as_deref() == Some(item));
    el("a", "wr-rows__row")
        .attr("href", place.fragment())
        .attr("data-row", item)
        .live_attr("aria-current", move || is(open, &is_open).then_some("true".into()))
        .live_attr("tabindex", move || Some(if is(stop, &is_stop) { "0" } else { "-1" }.into()))
        .on("click", move |event| {
            let is_plain = event
                .dyn_ref::<MouseEvent>()
                .is_none_or(|event| !(event.ctrl_key() || event.meta_key() || event.shift_key()));
            if is_plain {
                event.prevent_default();
                route.go(tab, Some(chosen.clone()));
            }
        })
}

/// The open row if it is listed, else the first.
pub(crate) fn tab_stop(open: Option<String>, rows: &[String]) -> Option<String> {
    open.filter(|open| rows.contains(open)).or_else(|| rows.first().cloned())
}

/// Moves to another row and opens it.
fn walk(event: Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key) else { return };
    let Some(list) = event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) else {
        return;
    };
    let Ok(rows) = list.query_selector_all("[data-row]") else { return };
    let focused = document().active_element();
    let at =
        (0..rows.length()).find(|at| focused.as_deref().is_some_and(|focused| rows.get(*at).as_ref() == Some(focused)));
    let (Some(at), Some(last)) = (at, rows.length().checked_sub(1)) else { return };
    let next = match key.as_str() {
        "ArrowDown" => (at + 1).min(last),
        "ArrowUp" => at.saturating_sub(1),
        "Home" => 0,
        "End" => last,
        _ => return,
    };
    event.prevent_default();
    if let Some(row) = rows.get(next).and_then(|node| node.dyn_into::<HtmlElement>().ok()) {
        // A row that has just gone cannot be focused, and then there is nothing to open.
        if row.focus().is_ok() {
            row.click();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::tab_stop;

    #[test]
    fn the_tab_key_always_finds_a_row() {
        let rows = ["1".to_owned(), "2".to_owned()];
        assert_eq!(tab_stop(Some("2".into()), &rows).as_deref(), Some("2"));
        assert_eq!(tab_stop(Some("7".into()), &rows).as_deref(), Some("1"));
        assert_eq!(tab_stop(None, &rows).as_deref(), Some("1"));
        assert_eq!(tab_stop(None, &[]), None);
    }
}
