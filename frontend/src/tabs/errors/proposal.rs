//! What would mend an issue.

use leptos::prelude::*;
use wrench_wire::{Applicability, IssueDetail, ProposalView};

use crate::components::code_block::{CodeBlock, Language};
use crate::components::copy_button::CopyButton;
use crate::components::diff::Diff;
use crate::components::icon::Icon;
use crate::components::mark::{Mark, Tone};
use crate::components::section::Section;
use crate::text::confidence_words;

/// The proposals, or that there are none.
#[component]
pub(super) fn Proposals(detail: Memo<Option<IssueDetail>>) -> impl IntoView {
    let proposals = Memo::new(move |_| {
        detail.with(|detail| detail.as_ref().map(|detail| detail.proposals.clone()).unwrap_or_default())
    });
    move || {
        let proposals = proposals.get();
        if proposals.is_empty() {
            let text = "No change of the schema is proposed: nothing that is known shows that one would help.";
            return view! {
                <Section title="Proposed fix">
                    <p class="wr-detail__none">{text}</p>
                </Section>
            }
            .into_any();
        }
        let title = if proposals.len() == 1 { "Proposed fix" } else { "Proposed fixes" };
        let cards = proposals.into_iter().map(card).collect_view();
        view! { <Section title=title>{cards}</Section> }.into_any()
    }
}

fn card(proposal: ProposalView) -> impl IntoView {
    let ProposalView { title, applicability, change, evidence, confidence, command } = proposal;
    let (tone, icon, label) = match applicability {
        Applicability::Safe => (Tone::Ok, Icon::Check, "Loses nothing"),
        Applicability::Unsafe => (Tone::Warning, Icon::Warning, "May lose something"),
        Applicability::DisplayOnly => (Tone::Info, Icon::Info, "Only to look at"),
    };
    let percent = format!("Confidence {confidence:.2}");
    let sql = change.sql.clone();
    view! {
        <div class="wr-proposal">
            <h4 class="wr-proposal__title">{title}</h4>
            <p class="wr-detail__marks">
                <Mark tone=tone icon=icon label=label />
                <span class="wr-badge" title=percent>
                    {confidence_words(confidence)}
                </span>
            </p>
            <ul class="wr-proposal__evidence">
                {evidence.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view()}
            </ul>
            <Diff change=change />
            <p class="wr-proposal__actions">
                <CopyButton text=sql label="Copy SQL" />
            </p>
            {(!command.is_empty())
                .then(|| {
                    view! {
                        <p class="wr-proposal__then">"After adding it to the file, make it live:"</p>
                        <CodeBlock text=command language=Language::Text copy="Copy command" />
                    }
                })}
        </div>
    }
}
