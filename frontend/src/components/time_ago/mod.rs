//! A time as "how long ago", with the exact one on hover.

use leptos::prelude::*;

use crate::state::Clock;
use crate::text::ago;

/// A moment in the past.
#[component]
pub(crate) fn TimeAgo(
    /// RFC 3339; does not change during the life of the element.
    time: String,
) -> impl IntoView {
    let clock = expect_context::<Clock>();
    let exact = Clock::exact(&time);
    let shown = time.clone();

    view! {
        <time class="wr-time" datetime=time title=exact>
            {move || clock.seconds_since(&shown).map_or_else(|| shown.clone(), ago)}
        </time>
    }
}
