//! Text freed of what carried it: escapes of JSON within JSON, entities of HTML, colours of a terminal, the doubled quotes of CSV, and
//! UTF-8 that was read as Latin-1.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::{Captures, Regex};

static COLOUR: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"(?:\x1b|\\x1b|\\u001b|\\033)\[[0-9;]*m").ok());
static ESCAPED_QUOTE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r#"\\+(["'])"#).ok());
static DEEP_BREAK: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\\{2,}([nt])").ok());
static UNICODE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\\+u([0-9a-fA-F]{4})").ok());
static ENTITY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"&(?:amp;)*(?:(quot|apos|lt|gt|nbsp|laquo|raquo)|#(\d{2,5})|#x([0-9a-fA-F]{2,4}));").ok()
});
static CSV_QUOTES: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r#"""([\w.$-]{1,63})"""#).ok());

/// The text that somebody meant to show.
pub(super) fn unwrap(text: &str) -> String {
    let mut plain: Cow<'_, str> = Cow::Borrowed(text);
    if text.contains('[') {
        plain = each(&COLOUR, plain, |_| String::new());
    }
    if text.contains('\\') {
        plain = each(&UNICODE, plain, |found| character(found.get(1).map(|hex| (hex.as_str(), 16)), found));
        plain = each(&ESCAPED_QUOTE, plain, |found| group(found, 1));
        plain = each(&DEEP_BREAK, plain, |found| format!("\\{}", group(found, 1)));
    }
    if text.contains('&') {
        plain = each(&ENTITY, plain, entity);
    }
    if text.contains("\"\"") {
        plain = each(&CSV_QUOTES, plain, |found| format!("\"{}\"", group(found, 1)));
    }
    reread(&plain).unwrap_or_else(|| plain.into_owned())
}

fn each<'a>(
    expression: &LazyLock<Option<Regex>>,
    text: Cow<'a, str>,
    with: impl Fn(&Captures<'_>) -> String,
) -> Cow<'a, str> {
    match expression.as_ref().filter(|expression| expression.is_match(&text)) {
        Some(expression) => Cow::Owned(expression.replace_all(&text, |found: &Captures<'_>| with(found)).into_owned()),
        None => text,
    }
}

fn group(found: &Captures<'_>, number: usize) -> String {
    found.get(number).map(|group| group.as_str().to_owned()).unwrap_or_default()
}

fn entity(found: &Captures<'_>) -> String {
    let known = match found.get(1).map(|name| name.as_str()) {
        Some("quot") => "\"",
        Some("apos") => "'",
        Some("lt") => "<",
        Some("gt") => ">",
        Some("nbsp") => " ",
        Some("laquo") => "«",
        Some("raquo") => "»",
        _ => {
            let decimal = found.get(2).map(|digits| (digits.as_str(), 10));
            return character(decimal.or_else(|| found.get(3).map(|digits| (digits.as_str(), 16))), found);
        }
    };
    known.to_owned()
}

/// The character of a number, or what stood there.
fn character(number: Option<(&str, u32)>, found: &Captures<'_>) -> String {
    let number = number.and_then(|(digits, radix)| u32::from_str_radix(digits, radix).ok());
    let character = number.and_then(char::from_u32).filter(|c| !c.is_control());
    character.map_or_else(|| group(found, 0), String::from)
}

/// Undoes a reading of UTF-8 as Latin-1, of which `Ã` or `Â` before another sign is left; nothing where it was none.
fn reread(text: &str) -> Option<String> {
    let is_suspect = |pair: &[char]| matches!(pair, ['Ã' | 'Â' | 'Ð' | 'Ñ', '\u{80}'..='\u{bf}']);
    let chars: Vec<char> = text.chars().collect();
    if !chars.windows(2).any(is_suspect) {
        return None;
    }
    let bytes: Option<Vec<u8>> = chars.iter().map(|c| u8::try_from(u32::from(*c)).ok()).collect();
    String::from_utf8(bytes?).ok()
}

#[cfg(test)]
mod tests {
    use super::unwrap;

    #[test]
    fn what_carried_a_text_is_taken_off() {
        for (text, expected) in [
            (r#"relation \\\"a\\\" and \"b\""#, r#"relation "a" and "b""#),
            ("\u{1b}[31merror\u{1b}[39m: x", "error: x"),
            ("&quot;a&quot; &amp;lt; &#39;b&#x27;", "\"a\" < 'b'"),
            (r"isn\u0027t", "isn't"),
            (r#""column ""vat_id"" does not exist""#, r#""column "vat_id" does not exist""#),
            ("la relaciÃ³n Â«costosÂ»", "la relación «costos»"),
            ("Zoë at 5 % & more", "Zoë at 5 % & more"),
        ] {
            assert_eq!(unwrap(text), expected);
        }
    }
}
