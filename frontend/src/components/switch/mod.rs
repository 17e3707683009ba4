//! A choice between two views of a list.

use leptos::prelude::*;

/// Two words, one of them chosen.
#[component]
pub(crate) fn Switch(
    /// What is chosen between.
    label: &'static str,
    /// The words: not chosen, chosen.
    words: [Signal<String>; 2],
    /// Whether the second is chosen.
    value: ReadSignal<bool>,
    /// Told which one was pressed.
    on_choose: Callback<bool>,
) -> impl IntoView {
    let buttons = words.into_iter().zip([false, true]).map(|(word, is_second)| {
        view! {
            <button
                type="button"
                class="wr-switch__word"
                aria-pressed=move || (value.get() == is_second).to_string()
                on:click=move |_| on_choose.run(is_second)
            >
                {word}
            </button>
        }
    });
    view! {
        <div class="wr-switch" role="group" aria-label=label>
            {buttons.collect_view()}
        </div>
    }
}
