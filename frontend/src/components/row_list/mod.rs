//! A list whose rows open something: one stop of the Tab key, arrows move.

use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::state::{Place, Route};

/// The list; its rows are [`RowLink`]s.
#[component]
pub(crate) fn RowList(
    /// What is listed.
    label: &'static str,
    /// The rows, as list items.
    children: Children,
) -> impl IntoView {
    view! {
        <ul class="wr-rows" aria-label=label on:keydown=walk>
            {children()}
        </ul>
    }
}

/// A row. An ordinary link, so that it can be opened elsewhere, too.
#[component]
pub(crate) fn RowLink(
    /// Tab that it belongs to.
    tab: &'static str,
    /// What it opens.
    item: String,
    /// What is open.
    open: Memo<Option<String>>,
    /// The row that the Tab key stops at.
    stop: Memo<Option<String>>,
    /// What it shows.
    children: Children,
) -> impl IntoView {
    let route = expect_context::<Route>();
    let item = StoredValue::new(item);
    let is = move |which: Memo<Option<String>>| {
        which.with(|which| item.with_value(|item| which.as_deref() == Some(item.as_str())))
    };
    let choose = move |event: MouseEvent| {
        if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
            event.prevent_default();
            route.go(tab, Some(item.get_value()));
        }
    };
    view! {
        <a
            class="wr-rows__row"
            href=Place { tab: tab.to_owned(), item: Some(item.get_value()) }.fragment()
            data-row=item.get_value()
            aria-current=move || is(open).then_some("true")
            tabindex=move || if is(stop) { "0" } else { "-1" }
            on:click=choose
        >
            {children()}
        </a>
    }
}

/// The open row if it is listed, else the first.
pub(crate) fn tab_stop(open: Option<String>, rows: &[String]) -> Option<String> {
    open.filter(|open| rows.contains(open)).or_else(|| rows.first().cloned())
}

/// Moves to another row and opens it.
fn walk(event: KeyboardEvent) {
    let Some(list) = event.current_target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let Ok(rows) = list.query_selector_all("[data-row]") else { return };
    let focused = document().active_element();
    let at = (0..rows.length()).find(|at| focused.as_deref().is_some_and(|focused| rows.get(*at).as_ref() == Some(focused)));
    let (Some(at), Some(last)) = (at, rows.length().checked_sub(1)) else { return };
    let next = match event.key().as_str() {
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
