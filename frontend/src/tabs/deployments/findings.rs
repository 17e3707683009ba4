//! What there was to say about a deployment.

use leptos::prelude::*;
use wrench_wire::FindingView;

use crate::components::icon::Icon;
use crate::components::mark::{Mark, Tone};
use crate::components::section::Section;

/// The findings; nothing when there are none.
#[component]
pub(super) fn Findings(findings: Vec<FindingView>) -> impl IntoView {
    let rows: Vec<_> = findings.into_iter().map(finding).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <Section title="Findings">
                <ul class="wr-findings">{rows}</ul>
            </Section>
        }
    })
}

fn finding(finding: FindingView) -> impl IntoView {
    let FindingView { code, severity, message, detail, hint, location } = finding;
    let (tone, icon, word) = match severity.as_str() {
        "error" => (Tone::Failed, Icon::Failed, "Error"),
        "warning" => (Tone::Warning, Icon::Warning, "Warning"),
        _ => (Tone::Info, Icon::Info, "Note"),
    };
    view! {
        <li class="wr-findings__finding">
            <p class="wr-detail__marks">
                <Mark tone=tone icon=icon label=word /> <span class="wr-badge wr-badge--code">{code}</span>
                {location.map(|location| view! { <span class="wr-findings__place">{location}</span> })}
            </p>
            <p class="wr-findings__message">{message}</p>
            {detail.map(|detail| view! { <p>{detail}</p> })}
            {hint
                .map(|hint| {
                    view! {
                        <p>
                            <strong>"What to do: "</strong>
                            {hint}
                        </p>
                    }
                })}
        </li>
    }
}
