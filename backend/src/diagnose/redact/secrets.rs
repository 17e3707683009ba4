//! Secrets and personal data in free text.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::address::redact_url;
use crate::diagnose::normalise::cut;
use crate::diagnose::pattern::ASCII_BOUNDARY;

/// Longer text is cut.
const LONGEST: usize = 16_384;

/// What is hidden, and its stand-in; earlier ones win.
static HIDDEN: LazyLock<Vec<(Regex, &'static str)>> = LazyLock::new(|| {
    let words = r"pass(?:word|wd|phrase)?|pwd|secret|client_secret|api[-_]?key|apikey|access[-_]token|refresh[-_]token|auth[-_]token|token|private[-_]?key|mysql_pwd|otp|authorization|cookie|set-cookie";
    [
        (r"-----BEGIN [A-Z ]+-----[\s\S]*?(?:-----END [A-Z ]+-----|$)".to_owned(), "‹pem›"),
        (r"\beyJ[0-9A-Za-z_-]{5,}(?:\.[0-9A-Za-z_-]*){0,2}".to_owned(), "‹jwt›"),
        (r"\bsb_(?:secret|publishable)_[0-9A-Za-z_-]+".to_owned(), "‹secret›"),
        (r"\b(?:sk|pk|rk|ghp|gho|ghs|github_pat|xox[abprs]|sbp)[-_][0-9A-Za-z_-]{12,}".to_owned(), "‹secret›"),
        (r"(?i)\b(bearer|basic)\s+[^\s‹,;'\x22]+".to_owned(), "$1 ‹secret›"),
        (format!(r#"(?i)\b({words})(["']?\s*[:=]\s*)"[^"‹]+""#), "$1$2\"‹secret›\""),
        (format!(r"(?i)\b({words})([\x22']?\s*[:=]\s*)'[^'‹]+'"), "$1$2'‹secret›'"),
        (format!(r#"(?i)\b({words})(\s*[:=]\s*)[^\s‹"',;&){{\[]+"#), "$1$2‹secret›"),
        (r"(?i)\bpassword\s+'[^'‹]+'".to_owned(), "password '‹secret›'"),
        (r"[0-9A-Za-z_.+%-]+@[0-9A-Za-z_-]+(?:\.[0-9A-Za-z_-]+)+".to_owned(), "‹email›"),
        (r"\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b".to_owned(), "‹iban›"),
        (r"\b[0-9]{3}-[0-9]{2}-[0-9]{4}\b".to_owned(), "‹ssn›"),
        (r"\b(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}\b".to_owned(), "‹mac›"),
        (r"\b(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])\b".to_owned(), "‹ip›"),
        (r"(?i)(?:\b|::)(?:[0-9a-f]{1,4}:){2,7}(?::?[0-9a-f]{1,4}){1,7}\b".to_owned(), "‹ip›"),
        (r"(?i)(/(?:home|Users)/|\\Users\\)[^/\\\s:‹]+".to_owned(), "$1‹user›"),
    ]
    .into_iter()
    .filter_map(|(text, stand_in)| Some((Regex::new(&text.replace(r"\b", ASCII_BOUNDARY)).ok()?, stand_in)))
    .collect()
});

static ADDRESS: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r#"(?i)(?-u:\b)[a-z][a-z0-9+.-]{1,20}://[^\s"'`<>]+|/rest/v1/[^\s"'`<>]+"#).ok());
static DIGITS: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?-u:\b)[0-9](?:[ -]?[0-9]){12,18}(?-u:\b)").ok());

/// Free text without secrets.
pub(super) fn hide_secrets(text: &str) -> String {
    let mut hidden = shortened(text);
    for (expression, stand_in) in HIDDEN.iter().take(4) {
        hidden = expression.replace_all(&hidden, *stand_in).into_owned();
    }
    if let Some(address) = ADDRESS.as_ref() {
        hidden = address.replace_all(&hidden, |found: &Captures<'_>| redact_url(&found[0])).into_owned();
    }
    for (expression, stand_in) in HIDDEN.iter().skip(4) {
        hidden = expression.replace_all(&hidden, *stand_in).into_owned();
    }
    match DIGITS.as_ref() {
        Some(digits) => digits.replace_all(&hidden, card).into_owned(),
        None => hidden,
    }
}

/// At most [`LONGEST`] bytes, with a sign that something is missing.
pub(super) fn shortened(text: &str) -> String {
    if text.len() <= LONGEST {
        return text.to_owned();
    }
    format!("{}…", cut(text, LONGEST - '…'.len_utf8()))
}

fn card(found: &Captures<'_>) -> String {
    let digits: Vec<u32> = found[0].chars().filter_map(|c| c.to_digit(10)).collect();
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(at, digit)| if at % 2 == 1 { digit * 2 - if *digit > 4 { 9 } else { 0 } } else { *digit })
        .sum();
    if sum.is_multiple_of(10) { "‹card›".to_owned() } else { found[0].to_owned() }
}
