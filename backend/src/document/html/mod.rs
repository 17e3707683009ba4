//! One page with everything in it: no other file, no server, no network.
//!
//! What the schema says gets into the page as JSON and is shown as text by the page's script, and as texts of drawings, which
//! are escaped here. The page allows no script and no style but its own.

mod data;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use super::MARK;
use super::model::Schema;
use super::svg::drawing;
use super::text::clean;

const PAGE: &str = include_str!("page.html");
const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = concat!(
    include_str!("dom.js"),
    include_str!("schema.js"),
    include_str!("search.js"),
    include_str!("views.js"),
    include_str!("main.js")
);

/// The page.
pub(super) fn page(schema: &Schema) -> String {
    let policy = format!(
        "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; style-src '{}'; script-src '{}'",
        source(STYLE),
        source(SCRIPT)
    );
    let drawings: Vec<_> = schema.chapters.iter().map(drawing).collect();
    let templates = drawings.iter().enumerate().filter_map(|(at, drawing)| {
        Some(format!("<template id=\"drawing-{at}\">{}</template>\n", drawing.as_ref()?.svg))
    });
    let templates: String = templates.collect();
    let left_out: Vec<_> =
        drawings.into_iter().map(|drawing| drawing.map(|one| one.left_out).unwrap_or_default()).collect();
    let data = data::data(schema, &left_out).to_string().replace('<', "\\u003c");
    let parts = [
        ("{{mark}}", MARK),
        ("{{policy}}", &policy),
        ("{{style}}", STYLE),
        ("{{drawings}}", &templates),
        ("{{data}}", &data),
        ("{{script}}", SCRIPT),
    ];
    fill(PAGE, &parts)
}

/// Puts values in the places of a template, in their order. A value is never looked into, whatever it holds.
fn fill(template: &str, parts: &[(&str, &str)]) -> String {
    let mut page = String::new();
    let mut rest = template;
    for (place, value) in parts {
        let Some((before, after)) = rest.split_once(place) else { continue };
        page.push_str(before);
        page.push_str(value);
        rest = after;
    }
    page + rest
}

/// An inline text as a content security policy names it.
fn source(text: &str) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(text.as_bytes())))
}

/// The one place where somebody else's text gets into markup.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in clean(text).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}

/// The address of an object within the page, as `encodeURIComponent` writes it.
pub(super) fn fragment(kind: &str, name: &str) -> String {
    let mut fragment = format!("#/{kind}/");
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => fragment.push(char::from(byte)),
            b'-' | b'_' | b'.' | b'!' | b'~' | b'*' | b'\'' | b'(' | b')' => fragment.push(char::from(byte)),
            _ => fragment.push_str(&format!("%{byte:02X}")),
        }
    }
    fragment
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_becomes_text() {
        assert_eq!(escape("<a href='x'>\"&\u{7}"), "&lt;a href=&#39;x&#39;&gt;&quot;&amp;\u{fffd}");
    }

    #[test]
    fn fragments_are_those_of_the_script() {
        assert_eq!(fragment("table", "private.jobs"), "#/table/private.jobs");
        assert_eq!(fragment("table", "\"a/b é\""), "#/table/%22a%2Fb%20%C3%A9%22");
    }

    #[test]
    fn a_value_that_looks_like_a_place_is_none() {
        let parts = [("{{a}}", "{{b}}"), ("{{b}}", "x")];
        assert_eq!(fill("1{{a}}2{{b}}3", &parts), "1{{b}}2x3");
    }

    #[test]
    fn scripts_and_styles_cannot_end_their_element() {
        assert!(!SCRIPT.contains("</script") && !STYLE.contains("</style"));
    }
}
