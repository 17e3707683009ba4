//! What a change does to a file.

use leptos::prelude::*;
use wrench_wire::FileChange;

use crate::components::code_block::pieces;
use crate::text::{DiffLine, diff_lines, lines};

/// The lines before, and the new ones with a plus.
#[component]
pub(crate) fn Diff(
    /// Does not change during the life of the diff.
    change: FileChange,
) -> impl IntoView {
    let (numbers, text) = diff_lines(&change);
    let rows = numbers.into_iter().zip(lines(&text)).map(|(line, tokens)| {
        let DiffLine { number, is_added } = line;
        view! {
            <tr class="wr-diff__line" class:wr-diff__line--added=is_added>
                <td class="wr-diff__number">{number}</td>
                <td class="wr-diff__sign">{if is_added { "+" } else { "\u{a0}" }}</td>
                <td class="wr-diff__text">{pieces(tokens)}</td>
            </tr>
        }
    });
    view! {
        <figure class="wr-diff">
            <figcaption class="wr-diff__file">{change.file}</figcaption>
            <div class="wr-diff__scroll" tabindex="0">
                <table class="wr-diff__lines">
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        </figure>
    }
}
