//! Text as it arrives (escaped, wrapped, boxed, quoted in many ways) brought to one form for matching.

use std::sync::LazyLock;

use regex::Regex;

use super::unwrap::unwrap;

/// Longer text is cut before it is read.
const LONGEST: usize = 32_768;

static WRAP: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"[\s│]*(?:\\n|\n)[\s│]*(?:(?://+|--+|\*+|#+|>+|\|)[ \t]*)?").ok());
static BOX: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\s*[│┃║]\s*").ok());
static GERMAN: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"»([^«»]{1,200})«").ok());
static FRENCH: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"«[\s\u{a0}]*([^«»]{1,200}?)[\s\u{a0}]*»").ok());

/// One line, straight quotes, no escapes.
pub(super) fn normalise(text: &str) -> String {
    let mut line = replace(&WRAP, &unwrap(cut(text, LONGEST)), " ");
    line = replace(&BOX, &line, " ");
    line = line.replace(['“', '”', '„'], "\"").replace(['‘', '’'], "'");
    match line.find(['«', '»']) {
        Some(at) if line[at..].starts_with('»') => replace(&GERMAN, &line, "\"$1\""),
        Some(_) => replace(&FRENCH, &line, "\"$1\""),
        None => line,
    }
}

/// At most `bytes` of a text, whole characters.
pub(super) fn cut(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn replace(expression: &LazyLock<Option<Regex>>, text: &str, with: &str) -> String {
    expression.as_ref().map_or_else(|| text.to_owned(), |expression| expression.replace_all(text, with).into_owned())
}

#[cfg(test)]
mod tests {
    use super::{cut, normalise};

    #[test]
    fn wrapped_escaped_and_foreign_quotes_become_one_form() {
        for (text, expected) in [
            ("column\n//\t  \"profile\" of", "column \"profile\" of"),
            ("relation \\\"a\\\" is", "relation \"a\" is"),
            ("Relation »cat« existiert", "Relation \"cat\" existiert"),
            ("colonne « a » de la relation « b »", "colonne \"a\" de la relation \"b\""),
            (" │  ERROR: x  │\n │  At  │", " ERROR: x At "),
            ("&quot;a&quot; isn&#39;t", "\"a\" isn't"),
        ] {
            assert_eq!(normalise(text), expected);
        }
    }

    #[test]
    fn text_is_cut_between_characters() {
        assert_eq!(cut("aé", 2), "a");
        assert_eq!(cut("aé", 9), "aé");
    }
}
