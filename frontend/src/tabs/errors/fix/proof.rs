//! What the trial of a repair showed.

use wrench_wire::ProofView;

use super::plan::{list, named};
use crate::components::icon::Icon;
use crate::components::mark::{Tone, mark};
use crate::dom::{Element, el};
use crate::text::{duration, micros};

/// Whether it holds, where it was tried, and a sentence per thing that was.
pub(super) fn proof(proof: ProofView) -> Element {
    let ProofView { holds, said, role, duration_ms } = proof;
    let verdict = match holds {
        true => (Tone::Ok, Icon::Check, "It holds"),
        false => (Tone::Failed, Icon::Failed, "It does not hold"),
    };
    let mut about = "On a copy of the live schema".to_owned();
    if !role.is_empty() {
        about.push_str(", the request as ");
        about.push_str(&role);
    }
    about.push_str(", in ");
    about.push_str(&duration(micros(duration_ms)));
    let about = el("span", "wr-detail__meta").text(about);
    named("What the trial showed")
        .child(el("p", "wr-detail__marks").child(mark(verdict)).child(about))
        .child(list(said))
}
