//! What a change does to a file.

use wrench_wire::FileChange;

use crate::components::code_block::pieces;
use crate::dom::{Element, el};
use crate::text::{DiffLine, Token, diff_lines, lines};

/// What is done with the text of a change.
#[derive(Clone, Copy)]
pub(crate) enum Side {
    /// It comes into the file.
    Added,
    /// It goes out of it.
    Removed,
}

/// The lines before, and the new ones with a plus, or those that go with a minus.
pub(crate) fn diff(change: &FileChange, side: Side) -> Element {
    let (numbers, text) = diff_lines(change);
    let rows = numbers.iter().zip(lines(&text)).map(|(line, tokens)| row(line, side, tokens));
    let table = el("table", "wr-diff__lines").child(el("tbody", "").children(rows));
    el("figure", "wr-diff")
        .child(el("figcaption", "wr-diff__file").text(change.file.clone()))
        .child(el("div", "wr-diff__scroll").attr("tabindex", "0").child(table))
}

fn row(DiffLine { number, is_added }: &DiffLine, side: Side, tokens: Vec<Token<'_>>) -> Element {
    let (class, sign) = match (is_added, side) {
        (false, _) => ("wr-diff__line", "\u{a0}"),
        (true, Side::Added) => ("wr-diff__line wr-diff__line--added", "+"),
        (true, Side::Removed) => ("wr-diff__line wr-diff__line--removed", "−"),
    };
    el("tr", class)
        .child(el("td", "wr-diff__number").text(number.to_string()))
        .child(el("td", "wr-diff__sign").text(sign))
        .child(pieces(el("td", "wr-diff__text"), tokens))
}
