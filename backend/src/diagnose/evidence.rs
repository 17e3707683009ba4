//! What a classifier looks at: the observation's parts, brought to one form.

use std::sync::LazyLock;

use regex::Regex;

use super::Observation;
use super::conditions;
use super::fields::{self, Fields};
use super::normalise::normalise;
use super::request::Request;

/// Everything that is known of one error.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    /// SQLSTATE, PGRST code or a client's code.
    pub code: Option<String>,
    /// Primary message.
    pub message: String,
    /// Message, details and hint, or the whole text.
    pub text: String,
    /// Details and what else came with the message, hint excepted.
    pub details: String,
    /// Fields that name objects, where a driver reports them.
    pub fields: Fields,
    /// The request behind it.
    pub request: Request,
    /// SQL or client call behind it, and SQL quoted with the error.
    pub statement: String,
    /// HTTP status.
    pub status: Option<u16>,
    /// Something was thrown.
    pub was_thrown: bool,
}

impl Evidence {
    /// Reads an observation.
    pub(super) fn of(observation: &Observation<'_>) -> Evidence {
        let from_body = observation.body.map(fields::read).unwrap_or_default();
        let from_message = fields::read(observation.message);
        let fields = if from_body == Fields::default() { from_message } else { from_body };
        let thrown = observation.exception.as_ref().map(|thrown| format!("{}: {}", thrown.name, thrown.message));
        let whole = [observation.message, observation.body.unwrap_or_default(), thrown.as_deref().unwrap_or_default()];
        let whole = normalise(&whole.join("\n"));
        let text = fields.get("message").map(normalise);
        let rest: Vec<String> = ["details", "hint"].iter().filter_map(|key| fields.get(key).map(normalise)).collect();
        Evidence {
            code: fields
                .get("code")
                .filter(|code| is_code(code))
                .map(str::to_owned)
                .or_else(|| code_in(&whole))
                .or_else(|| conditions::code_in(&whole)),
            message: text.unwrap_or_else(|| whole.clone()),
            details: fields.get("details").map(normalise).unwrap_or_default(),
            statement: format!("{} {whole}", normalise(observation.statement.unwrap_or_default())),
            text: format!("{whole} {}", rest.join(" ")),
            request: Request::read(observation),
            status: observation.status,
            was_thrown: observation.exception.is_some(),
            fields,
        }
    }
}

/// Where a text quotes a SQLSTATE or PGRST code.
static CODES: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    let state = "[0-9A-HP][0-9A-Z]{4}";
    [
        format!(r"(?i)SQL ?STATE\s*[=:\[(]?\s*({state})\b"),
        r"\b(PGRST\w\d{2})\b".to_owned(),
        format!(r"(?:ERROR|FATAL|PANIC|NOTICE|FEHLER)\s*:?\s+({state}):"),
        format!(r"(?:error|Error|ERROR)\s*(?:code)?\s*[\[(:=]\s*({state})\b"),
        format!(r"(?i)\bcode\s*[=:]\s*['\x22]?({state})\b"),
        // Alone, a code is believed when it cannot be a year or another number.
        r"(?:^|[\s`('\x22\[])((?:22|23|25|28|42|53|54|55|57|58)[0-9]*[A-Z][0-9A-Z]*|57014|23505|23503|23502|23514|42501|42601|42703|42704|42710|42804|42883)(?:[\s:`),.'\x22\]]|$)"
            .to_owned(),
    ]
    .iter()
    .filter_map(|text| Regex::new(text).ok())
    .collect()
});

fn code_in(text: &str) -> Option<String> {
    let found = CODES.iter().find_map(|pattern| pattern.captures(text)?.get(1));
    found.map(|code| code.as_str().to_ascii_uppercase()).filter(|code| is_code(code))
}

/// Five characters of a SQLSTATE, PostgREST's codes, and the words in capitals that Node.js has for sockets.
fn is_code(code: &str) -> bool {
    let plain = code.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_');
    plain && (code.len() == 5 || code.starts_with("PGRST") || code.starts_with('E') || code.starts_with("UND_"))
}

#[cfg(test)]
mod tests {
    use super::code_in;

    #[test]
    fn codes_are_found_in_text_and_years_are_not() {
        for (text, code) in [
            ("ERROR: x (SQLSTATE 42703)", Some("42703")),
            ("ERROR:  42P01: relation", Some("42P01")),
            ("SQL Error [57014]: ERROR: canceling", Some("57014")),
            ("`22P02: invalid input`", Some("22P02")),
            ("code=57014 canceling", Some("57014")),
            ("(code PGRST204)", Some("PGRST204")),
            ("SQLSTATE[42P01]: Undefined table", Some("42P01")),
            ("2026-06-21 10:16:33 - ERROR", None),
            ("order 23456 failed", None),
            ("code: Optional(\"42P01\")", Some("42P01")),
            ("SQL state: 23505", Some("23505")),
        ] {
            assert_eq!(code_in(text).as_deref(), code, "{text}");
        }
    }
}
