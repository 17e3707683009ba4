//! What would mend an issue.

use wrench_wire::{Applicability, ProposalView};

use crate::components::code_block::text_block;
use crate::components::copy_button::copy_button;
use crate::components::diff::{Side, diff};
use crate::components::icon::Icon;
use crate::components::mark::{Tone, mark};
use crate::components::section::section;
use crate::dom::{Element, el};
use crate::text::{confidence_words, percent};

/// The proposals, the best with the button that has it tried; or that there are none.
pub(super) fn proposals(proposals: Vec<ProposalView>, button: Option<Element>) -> Vec<Element> {
    if proposals.is_empty() {
        let text = "No change of the schema is proposed: nothing that is known shows that one would help.";
        return vec![section("Proposed fix").child(el("p", "wr-detail__none").text(text))];
    }
    let title = if proposals.len() == 1 { "Proposed fix" } else { "Proposed fixes" };
    let buttons = std::iter::once(button).chain(std::iter::repeat_with(|| None));
    vec![section(title).children(proposals.into_iter().zip(buttons).map(|(proposal, button)| card(proposal, button)))]
}

fn card(proposal: ProposalView, button: Option<Element>) -> Element {
    let ProposalView { title, applicability, change, evidence, confidence, command, .. } = proposal;
    let applies = match applicability {
        Applicability::Safe => (Tone::Ok, Icon::Check, "Loses nothing"),
        Applicability::Unsafe => (Tone::Warning, Icon::Warning, "May lose something"),
        Applicability::DisplayOnly => (Tone::Info, Icon::Info, "Only to look at"),
    };
    let sure = el("span", "wr-badge").attr("title", percent(confidence)).text(confidence_words(confidence));
    let evidence = evidence.into_iter().map(|sentence| el("li", "").text(sentence));
    let card = el("div", "wr-proposal")
        .child(el("h4", "wr-proposal__title").text(title))
        .child(el("p", "wr-detail__marks").child(mark(applies)).child(sure))
        .child(el("ul", "wr-proposal__evidence").children(evidence))
        .children((!change.sql.is_empty()).then(|| diff(&change, Side::Added)));
    let copy = (!change.sql.is_empty()).then(|| copy_button(change.sql, "Copy SQL"));
    let has_button = button.is_some();
    let card = card.child(el("p", "wr-fix__actions").children(button).children(copy));
    if command.is_empty() {
        return card;
    }
    let then = match has_button {
        true => "It is tried on a copy first, and applied when you say so. By hand: add it to the file, then",
        false => "After adding it to the file, make it live:",
    };
    card.child(el("p", "wr-proposal__then").text(then)).child(text_block(command, "Copy command"))
}
