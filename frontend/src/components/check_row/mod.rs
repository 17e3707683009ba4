//! One check: how good, what, the value, and on demand how it was found.

use leptos::either::EitherOf3;
use leptos::prelude::*;

use crate::checks::{CHECKS, Check, Outcome, Status};
use crate::components::status_mark::{Mark, StatusMark};
use crate::state::{Diagnostics, Progress};

/// The row of the check with this index in [`CHECKS`].
#[component]
pub(crate) fn CheckRow(
    /// Does not change during the life of a row, so it is no signal.
    index: usize,
) -> impl IntoView {
    let diagnostics = expect_context::<Diagnostics>();
    let Check { name, what, .. } = CHECKS[index];
    let outcome = Memo::new(move |_| diagnostics.outcomes.with(|outcomes| outcomes[index].clone()));
    // Whether the row waits in a run; a row that nobody asked for looks different.
    let is_waiting = Memo::new(move |_| matches!(diagnostics.progress.get(), Progress::Running(_)));

    view! {
        <li class="wr-row">
            {move || match outcome.get() {
                Some(outcome) => EitherOf3::A(measured(name, outcome)),
                None if is_waiting.get() => EitherOf3::B(waiting(name)),
                None => EitherOf3::C(not_run(name, what)),
            }}
        </li>
    }
}

fn measured(name: &'static str, outcome: Outcome) -> impl IntoView {
    let Outcome { status, value, evidence } = outcome;
    // What went wrong is read without a further click.
    let is_open = matches!(status, Status::Warning | Status::Failed);
    view! {
        <details class="wr-row__details" data-check=name data-status=status.as_str() open=is_open>
            <summary class="wr-row__line">
                <StatusMark mark=Mark::Measured(status) />
                <span class="wr-row__name">{name}</span>
                <span class="wr-row__value">{value}</span>
                <svg class="wr-row__chevron" viewBox="0 0 16 16" aria-hidden="true">
                    <path d="m6 4 4 4-4 4" />
                </svg>
            </summary>
            <p class="wr-row__evidence">{evidence}</p>
        </details>
    }
}

fn waiting(name: &'static str) -> impl IntoView {
    view! {
        <div class="wr-row__line" data-check=name data-status="waiting">
            <StatusMark mark=Mark::Waiting />
            <span class="wr-row__name">{name}</span>
            <span class="wr-row__skeleton" aria-hidden="true"></span>
        </div>
    }
}

fn not_run(name: &'static str, what: &'static str) -> impl IntoView {
    view! {
        <div class="wr-row__line" data-check=name data-status="not-run">
            <StatusMark mark=Mark::NotRun />
            <span class="wr-row__name">{name}</span>
            <span class="wr-row__what">{what}</span>
        </div>
    }
}
