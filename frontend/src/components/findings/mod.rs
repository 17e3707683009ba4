//! What there is to say about something that was done.

use wrench_wire::FindingView;

use crate::components::icon::Icon;
use crate::components::mark::{Tone, mark};
use crate::components::section::section;
use crate::dom::{Element, el};

/// The findings; nothing when there are none.
pub(crate) fn findings(title: &'static str, findings: Vec<FindingView>) -> Option<Element> {
    let is_empty = findings.is_empty();
    (!is_empty).then(|| section(title).child(el("ul", "wr-findings").children(findings.into_iter().map(finding))))
}

fn finding(finding: FindingView) -> Element {
    let FindingView { code, severity, message, detail, hint, location } = finding;
    let severity = match severity.as_str() {
        "error" => (Tone::Failed, Icon::Failed, "Error"),
        "warning" => (Tone::Warning, Icon::Warning, "Warning"),
        _ => (Tone::Info, Icon::Info, "Note"),
    };
    let marks = el("p", "wr-detail__marks")
        .child(mark(severity))
        .child(el("span", "wr-badge wr-badge--code").text(code))
        .children(location.map(|location| el("span", "wr-findings__place").text(location)));
    let hint = hint.map(|hint| el("p", "").child(el("strong", "").text("What to do: ")).text(hint));
    el("li", "wr-findings__finding")
        .child(marks)
        .child(el("p", "wr-findings__message").text(message))
        .children(detail.map(|detail| el("p", "").text(detail)))
        .children(hint)
}
