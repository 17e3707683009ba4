//! One check: how good, what, the value; opened, what it rests on and what to do.

use leptos::prelude::*;

use crate::checks::Status;
use crate::components::code_block::{CodeBlock, Language};
use crate::components::facts::{Facts, fact};
use crate::components::icon::{Draw, Icon};
use crate::components::mark::{Mark, Tone, mark, of_check};
use crate::state::{Diagnostics, Found, Row};

/// The row of the check with this code.
#[component]
pub(super) fn CheckRow(code: String) -> impl IntoView {
    let diagnostics = expect_context::<Diagnostics>();
    let row = Memo::new(move |_| diagnostics.rows.with(|rows| rows.iter().find(|row| row.code == code).cloned()));
    view! {
        <li class="wr-check">
            {move || {
                row.get()
                    .map(|Row { code, title, found, .. }| match found {
                        Some(found) => measured(code, title, found).into_any(),
                        None => waiting(code, title).into_any(),
                    })
            }}
        </li>
    }
}

fn waiting(code: String, title: String) -> impl IntoView {
    view! {
        <div class="wr-check__line" data-check=code data-status="waiting">
            <Mark tone=Tone::Muted icon=Icon::Waiting label="Waiting" />
            <span class="wr-check__title">{title}</span>
            <span class="wr-skeleton__line wr-check__skeleton" aria-hidden="true"></span>
        </div>
    }
}

fn measured(code: String, title: String, found: Found) -> impl IntoView {
    let Found { status, value, message, fix, fix_sql, evidence } = found;
    // What went wrong is read without a further click.
    let is_open = matches!(status, Status::Warning | Status::Failed);
    let evidence: Vec<_> = evidence.into_iter().map(|known| fact(&known.name, known.value)).collect();
    view! {
        <details class="wr-check__details" data-check=code data-status=status.as_str() open=is_open>
            <summary class="wr-check__line">
                {mark(of_check(status))} <span class="wr-check__title">{title}</span>
                <span class="wr-check__value">{value}</span>
                <Draw icon=Icon::Chevron />
            </summary>
            <div class="wr-check__more">
                <p class="wr-check__message">{message}</p>
                {fix
                    .map(|fix| {
                        view! {
                            <p class="wr-check__fix">
                                <strong>"What to do: "</strong>
                                {fix}
                            </p>
                        }
                    })}
                {fix_sql.map(|sql| view! { <CodeBlock text=sql language=Language::Sql copy="Copy" /> })}
                <Facts facts=evidence />
            </div>
        </details>
    }
}
