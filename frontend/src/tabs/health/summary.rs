//! The first thing to read: what state the system is in, in one sentence.

use leptos::prelude::*;

use crate::checks::Status;
use crate::components::icon::{Icon, draw};
use crate::components::mark::of_check;
use crate::dom::{Element, el};
use crate::state::{Diagnostics, Progress};

/// One sentence, announced to screen readers when it changes.
pub(super) fn summary() -> Element {
    let diagnostics = expect_context::<Diagnostics>();
    let icon = move || {
        let (tone, icon) = face(&diagnostics.progress.get());
        vec![el("span", format!("wr-summary__icon wr-tone--{tone}")).child(draw(icon))]
    };
    let now = move || {
        diagnostics.rows.with(|rows| {
            let waiting = rows.iter().find(|row| row.found.is_none()).map(|row| row.title.as_str());
            let done = rows.iter().filter(|row| row.found.is_some()).count();
            progress(&diagnostics.progress.get(), (done, rows.len()), waiting).into()
        })
    };
    let sentence = move || sentence(diagnostics.progress.get()).into();
    el("div", "wr-summary")
        .live_attr("data-progress", move || Some(name(&diagnostics.progress.get()).into()))
        .live(icon)
        .child(el("h2", "wr-summary__sentence").attr("role", "status").live_text(sentence))
        .child(el("p", "wr-summary__now").live_text(now))
}

fn name(progress: &Progress) -> &'static str {
    match progress {
        Progress::Idle => "idle",
        Progress::Running => "running",
        Progress::Finished { .. } => "finished",
        Progress::Cancelled => "cancelled",
    }
}

fn face(progress: &Progress) -> (&'static str, Icon) {
    match progress {
        Progress::Idle => ("muted", Icon::Waiting),
        Progress::Running => ("info", Icon::Waiting),
        Progress::Cancelled => ("muted", Icon::Stop),
        Progress::Finished { status, .. } => {
            let (tone, icon, _) = of_check(*status);
            (tone.as_str(), icon)
        }
    }
}

fn sentence(progress: Progress) -> String {
    match progress {
        Progress::Idle => "Nothing has been measured yet.".to_owned(),
        Progress::Running => "Diagnostics are running.".to_owned(),
        Progress::Cancelled => "The run was cancelled; what it had found is below.".to_owned(),
        Progress::Finished { sentence, .. } => sentence,
    }
}

/// What is happening now, or how the verdict came about.
fn progress(progress: &Progress, (done, all): (usize, usize), now: Option<&str>) -> String {
    match progress {
        Progress::Idle => "A run only reads. It takes a few seconds and leaves nothing behind.".to_owned(),
        Progress::Running => match now {
            Some(title) => format!("{} of {all}: {title}", done + 1),
            None => "Asking the server which checks there are".to_owned(),
        },
        Progress::Cancelled => format!("{done} checks reported"),
        Progress::Finished { status: Status::Ok, .. } => format!("{all} checks, all of them good"),
        Progress::Finished { .. } => format!("{all} checks; those that need a look are open"),
    }
}
