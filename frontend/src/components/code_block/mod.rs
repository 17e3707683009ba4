//! Text of machines: SQL with its colours, JSON, stacks, commands. Always to be copied.

use leptos::prelude::*;

use crate::components::copy_button::CopyButton;
use crate::text::{Token, lines};

/// What is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Language {
    /// Coloured.
    Sql,
    /// As it is.
    Text,
}

/// A block of text with a button that copies it.
#[component]
pub(crate) fn CodeBlock(
    /// The text; does not change during the life of the block.
    text: String,
    /// Its language.
    language: Language,
    /// What the button says.
    copy: &'static str,
) -> impl IntoView {
    let shown = match language {
        Language::Sql => coloured(&text).into_any(),
        Language::Text => text.clone().into_any(),
    };
    view! {
        <div class="wr-code">
            <pre class="wr-code__text" tabindex="0">
                <code>{shown}</code>
            </pre>
            <CopyButton text=text label=copy />
        </div>
    }
}

fn coloured(sql: &str) -> impl IntoView + use<> {
    let last = lines(sql).len().saturating_sub(1);
    let lines = lines(sql).into_iter().enumerate();
    lines.map(|(at, line)| (pieces(line), (at < last).then_some("\n"))).collect_view()
}

/// A line's coloured pieces.
pub(crate) fn pieces(line: Vec<Token<'_>>) -> Vec<AnyView> {
    let piece = |Token { kind, text }: Token<'_>| match kind.as_str() {
        Some(class) => view! { <span class=class>{text.to_owned()}</span> }.into_any(),
        None => text.to_owned().into_any(),
    };
    line.into_iter().map(piece).collect()
}
