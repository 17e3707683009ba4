//! A time as "how long ago", with the exact one on hover.

use leptos::prelude::*;

use crate::dom::{Element, el};
use crate::state::Clock;
use crate::text::ago;

/// A moment in the past, given as RFC 3339.
pub(crate) fn time_ago(time: String) -> Element {
    let clock = expect_context::<Clock>();
    el("time", "wr-time")
        .attr("datetime", time.clone())
        .attr("title", Clock::exact(&time))
        .live_text(move || clock.seconds_since(&time).map_or_else(|| time.clone(), ago).into())
}
