//! The first thing to read: what state this is, in one sentence.

use leptos::prelude::*;

use crate::checks::{CHECKS, summarize};
use crate::state::{Diagnostics, Progress};

/// One sentence, announced to screen readers when it changes.
#[component]
pub(crate) fn SummaryLine() -> impl IntoView {
    let diagnostics = expect_context::<Diagnostics>();

    view! {
        <p class="wr-summary" role="status" data-progress=move || name(diagnostics.progress.get())>
            {move || sentence(diagnostics)}
        </p>
    }
}

fn name(progress: Progress) -> &'static str {
    match progress {
        Progress::Idle => "idle",
        Progress::Running(_) => "running",
        Progress::Finished => "finished",
    }
}

fn sentence(diagnostics: Diagnostics) -> String {
    match diagnostics.progress.get() {
        Progress::Idle => "Nothing measured yet. A run takes about a second and leaves nothing behind.".to_owned(),
        Progress::Running(index) => {
            format!("Measuring {} of {}: {}", index + 1, CHECKS.len(), CHECKS[index].name)
        }
        Progress::Finished => diagnostics.outcomes.with(|outcomes| {
            let results: Vec<_> = CHECKS
                .iter()
                .zip(outcomes)
                .filter_map(|(check, outcome)| Some((check.name, outcome.as_ref()?.status)))
                .collect();
            summarize(&results)
        }),
    }
}
