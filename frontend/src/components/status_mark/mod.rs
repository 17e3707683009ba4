//! A status as icon, word and colour, so that none of the three is needed to tell it.

use leptos::prelude::*;

use crate::checks::Status;

/// What a row can say about itself.
#[derive(Clone, Copy)]
pub(crate) enum Mark {
    /// Nobody asked for it yet.
    NotRun,
    /// Its turn comes in the current run.
    Waiting,
    /// It has an outcome.
    Measured(Status),
}

impl Mark {
    fn as_str(self) -> &'static str {
        match self {
            Self::NotRun => "not-run",
            Self::Waiting => "waiting",
            Self::Measured(status) => status.as_str(),
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::NotRun => "Not run",
            Self::Waiting => "Waiting",
            Self::Measured(status) => status.label(),
        }
    }

    /// Drawn on 16 × 16 with the stroke of the style sheet; each shape is another silhouette.
    fn path(self) -> &'static str {
        match self {
            Self::NotRun | Self::Waiting => "M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11Z",
            Self::Measured(Status::Ok) => "m3 8.5 3.4 3.4L13 4.6",
            Self::Measured(Status::Info) => "M8 2.2a5.8 5.8 0 1 1 0 11.6A5.8 5.8 0 0 1 8 2.2ZM8 7.4v3.6M8 4.8v.6",
            Self::Measured(Status::Warning) => "M8 2.3 14.2 13H1.8L8 2.3ZM8 6.4v3.2M8 11v.4",
            Self::Measured(Status::Failed) => {
                "M5.5 2h5L14 5.5v5L10.5 14h-5L2 10.5v-5L5.5 2ZM5.9 5.9l4.2 4.2M10.1 5.9l-4.2 4.2"
            }
        }
    }
}

/// The mark in front of a row.
#[component]
pub(crate) fn StatusMark(
    /// Does not change during the life of a mark, so it is no signal.
    mark: Mark,
) -> impl IntoView {
    view! {
        <span class=format!("wr-status wr-status--{}", mark.as_str())>
            <svg class="wr-status__icon" viewBox="0 0 16 16" aria-hidden="true">
                <path d=mark.path() />
            </svg>
            {mark.label()}
        </span>
    }
}
