//! Version 1: database errors by what they are about, errors of the page by message and place.

use std::sync::LazyLock;

use regex::Regex;
use sha2::{Digest, Sha256};

use super::Fingerprint;
use crate::diagnose::normalise::{cut, normalise};
use crate::diagnose::{Diagnosis, ErrorClass, Observation, redact_text};

/// Longest part of a key.
const LONGEST: usize = 300;

/// What differs between occurrences of one error, and its stand-in.
static VARYING: LazyLock<Vec<(Regex, &str)>> = LazyLock::new(|| {
    [
        (r"\b[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\b", "‹uuid›"),
        (r"https?://\S+", "‹url›"),
        (r#""[^"]*"|'[^']*'|`[^`]*`"#, "‹text›"),
        (r"‹[^›]*›", "‹value›"),
        (r"\b(?:0x)?[0-9a-fA-F]*\d[0-9a-fA-F]{7,}\b", "‹hex›"),
        (r"\d+(?:\.\d+)?", "‹n›"),
    ]
    .into_iter()
    .filter_map(|(text, stand_in)| Some((Regex::new(text).ok()?, stand_in)))
    .collect()
});

pub(super) fn fingerprint(diagnosis: &Diagnosis, observation: &Observation<'_>) -> Fingerprint {
    let is_vague = matches!(
        diagnosis.class,
        ErrorClass::Javascript | ErrorClass::Other | ErrorClass::Syntax | ErrorClass::Network | ErrorClass::Timeout
    );
    let mut parts = vec!["v1".to_owned(), diagnosis.class.as_str().to_owned()];
    if diagnosis.class == ErrorClass::Javascript {
        parts.extend(of_page(observation));
    } else {
        parts.extend(of_database(diagnosis, observation));
        if is_vague {
            parts.push(parameterised(&diagnosis.title));
        }
    }
    let key = parts.join("|");
    let hash = Sha256::digest(key.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    Fingerprint { hash, key }
}

fn of_database(diagnosis: &Diagnosis, observation: &Observation<'_>) -> Vec<String> {
    let slots = &diagnosis.slots;
    let relation = slots.table.clone().unwrap_or_else(|| slots.relationship.join("+"));
    let label = (diagnosis.class == ErrorClass::InvalidEnumValue).then(|| slots.value.clone()).flatten();
    let object = [
        slots.column.clone(),
        slots.function.clone(),
        slots.constraint.clone(),
        slots.enumeration.clone().or_else(|| slots.data_type.clone()),
        label,
        slots.operator.clone(),
        slots.role.clone(),
    ];
    let object: Vec<String> = object.into_iter().flatten().chain(slots.columns.iter().cloned()).collect();
    vec![
        diagnosis.code.clone().or_else(|| diagnosis.subclass.clone()).unwrap_or_default(),
        slots.schema.clone().unwrap_or_default(),
        relation,
        object.join("+"),
        observation.method.map(str::to_ascii_uppercase).unwrap_or_default(),
    ]
}

fn of_page(observation: &Observation<'_>) -> Vec<String> {
    let thrown = observation.exception.as_ref();
    let name = thrown.map(|thrown| thrown.name).unwrap_or_default();
    let message = thrown.map(|thrown| thrown.message).filter(|text| !text.is_empty()).unwrap_or(observation.message);
    let frames = thrown.map(|thrown| thrown.frames.as_slice()).unwrap_or_default();
    let frame = frames.iter().find(|frame| frame.in_app).or_else(|| frames.first());
    let function = frame.and_then(|frame| frame.function).unwrap_or_default();
    let file = frame.and_then(|frame| frame.file).map(file_name).unwrap_or_default();
    vec![name.to_owned(), parameterised(message), cut(function, LONGEST).to_owned(), file]
}

/// The file's name without address, query string and build hash: `main-4f2a91bc.js` is `main.js`.
fn file_name(file: &str) -> String {
    let path = file.split(['?', '#']).next().unwrap_or(file);
    let name = path.rsplit('/').next().unwrap_or(path);
    let parts: Vec<&str> = name.split(['.', '-']).collect();
    let is_hash = |part: &str| part.len() >= 8 && part.bytes().any(|b| b.is_ascii_digit()) && !part.contains(' ');
    match parts.as_slice() {
        [stem @ .., extension] if !stem.is_empty() => {
            let kept: Vec<&str> = stem.iter().copied().filter(|part| !is_hash(part)).collect();
            format!("{}.{extension}", kept.join("-"))
        }
        _ => name.to_owned(),
    }
}

fn parameterised(message: &str) -> String {
    let mut text = redact_text(&normalise(message));
    for (varying, stand_in) in VARYING.iter() {
        text = varying.replace_all(&text, *stand_in).into_owned();
    }
    cut(&text, LONGEST).to_owned()
}

#[cfg(test)]
mod tests {
    use crate::diagnose::{Exception, Frame, Observation, diagnose, fingerprint};

    fn key(observation: &Observation<'_>) -> String {
        fingerprint(&diagnose(observation), observation).key
    }

    #[test]
    fn database_errors_are_grouped_by_what_they_are_about() {
        let body = Some(r#"{"code":"42703","message":"column jobs.vip does not exist"}"#);
        let seen = |url| Observation { body, url: Some(url), method: Some("get"), ..Observation::default() };
        assert_eq!(key(&seen("/rest/v1/jobs?vip=eq.1")), "v1|missing_column|42703||jobs|vip|GET");
        assert_eq!(key(&seen("/rest/v1/jobs?vip=eq.1")), key(&seen("/rest/v1/jobs?vip=eq.2&order=id")));
        let print = fingerprint(&diagnose(&seen("/rest/v1/jobs")), &seen("/rest/v1/jobs"));
        assert_eq!(print.hash.len(), 64);
    }

    #[test]
    fn rows_do_not_split_a_group_and_labels_do() {
        let unique = |key: &str| {
            format!(
                r#"{{"code":"23505","message":"duplicate key value violates unique constraint \"k\"","details":"Key (email)=({key}) already exists."}}"#
            )
        };
        let of = |body: &str| key(&Observation { body: Some(body), ..Observation::default() });
        assert_eq!(of(&unique("a")), of(&unique("b")));
        let label = |label: &str| format!("invalid input value for enum s: \"{label}\"");
        let of = |message: &str| key(&Observation { message, ..Observation::default() });
        assert_ne!(of(&label("a")), of(&label("b")));
    }

    #[test]
    fn errors_of_the_page_are_grouped_by_message_and_place() {
        let thrown = |message, file| {
            let frames = vec![
                Frame { function: Some("x"), file: Some("/vendor.js"), in_app: false },
                Frame { function: Some("save"), file: Some(file), in_app: true },
            ];
            let exception = Some(Exception { name: "TypeError", message, frames });
            key(&Observation { message, exception, ..Observation::default() })
        };
        let one = thrown("row 17 'a' is not a function", "https://app/main-4f2a91bc.js?v=1");
        assert_eq!(one, "v1|javascript|TypeError|row ‹n› ‹value› is not a function|save|main.js");
        assert_eq!(one, thrown("row 18 'b' is not a function", "https://app/main-77aa91b0.js"));
    }
}
