//! Text of machines: SQL with its colours, JSON, stacks, commands. Always to be copied.

use crate::components::copy_button::copy_button;
use crate::dom::{Element, el};
use crate::text::{Token, lines};

/// SQL in its colours.
pub(crate) fn sql_block(sql: String, copy: &'static str) -> Element {
    let mut code = el("code", "");
    for (at, line) in lines(&sql).into_iter().enumerate() {
        if at > 0 {
            code = code.text("\n");
        }
        code = pieces(code, line);
    }
    block(code, sql, copy)
}

/// Other text as it is.
pub(crate) fn text_block(text: String, copy: &'static str) -> Element {
    block(el("code", "").text(text.clone()), text, copy)
}

fn block(code: Element, text: String, copy: &'static str) -> Element {
    el("div", "wr-code")
        .child(el("pre", "wr-code__text").attr("tabindex", "0").child(code))
        .child(copy_button(text, copy))
}

/// The element with a line's coloured pieces in it.
pub(crate) fn pieces(mut parent: Element, line: Vec<Token<'_>>) -> Element {
    for Token { kind, text } in line {
        parent = match kind.as_str() {
            Some(class) => parent.child(el("span", class).text(text.to_owned())),
            None => parent.text(text.to_owned()),
        };
    }
    parent
}
