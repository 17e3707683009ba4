//! The pages of docs/rules and docs/lints, inside the program.

use rust_embed::Embed;
use serde_json::{Value, json};

use super::{listing, out};
use crate::heal::RULES;

#[derive(Embed)]
#[folder = "$CARGO_MANIFEST_DIR/../docs/rules"]
struct Pages;

#[derive(Embed)]
#[folder = "$CARGO_MANIFEST_DIR/../docs/lints"]
struct LintPages;

/// Codes that have a page.
pub(in crate::cli) fn has_page(code: &str) -> bool {
    text(code).is_some()
}

/// Prints a page.
pub(super) fn print(code: &str) {
    if let Some(text) = text(code) {
        out(text.trim_end());
    }
}

/// A page with what is known of its rule; a class that is never healed has a page and no rule.
pub(super) fn document(code: &str) -> Value {
    let rule = RULES.iter().find(|rule| rule.code == code);
    json!({
        "code": code,
        "rule": rule.map(|rule| listing::rules_json(&[rule])[0].clone()),
        "page": text(code),
    })
}

fn text(code: &str) -> Option<String> {
    let is_plain = code.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let name = format!("{code}.md");
    let page = Pages::get(&name).or_else(|| LintPages::get(&name)).filter(|_| is_plain)?;
    String::from_utf8(page.data.into_owned()).ok()
}
