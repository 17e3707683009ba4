//! From evidence to a diagnosis.

use std::sync::LazyLock;

use super::classes::{CLASSES, Class, Words};
use super::evidence::Evidence;
use super::locales::{LOCALES, said};
use super::pattern::{Pattern, fill};
use super::quoted::sole_name;
use super::refine::refine;
use super::wording::{Haystack, Wording};
use super::{Diagnosis, ErrorClass, Explanation, Observation, Slots};

static WORDINGS: LazyLock<Vec<Wording>> = LazyLock::new(|| {
    let mut wordings = list(|class| class.patterns);
    let by_hand = LOCALES.iter().flat_map(|language| language.iter());
    wordings.extend(by_hand.filter_map(|(class, pattern)| Some(Wording::new(class_of(*class)?, pattern))));
    wordings.extend(said().filter_map(|said| Some(Wording::of(class_of(said.class)?, said.subclass, said.pattern))));
    wordings
});
static MORE: LazyLock<Vec<Wording>> = LazyLock::new(|| list(|class| class.more));

fn list(patterns: fn(&Class) -> &'static [Pattern]) -> Vec<Wording> {
    let of = |class: &'static Class| patterns(class).iter().map(move |pattern| Wording::new(class, pattern));
    CLASSES.iter().copied().flat_map(of).collect()
}

/// What is known of the class so far.
struct Verdict {
    class: ErrorClass,
    subclass: Option<&'static str>,
    slots: Slots,
    confidence: f32,
}

/// Explains one observation. Always answers; what nothing is known of is `other`, or `javascript` when it was thrown.
pub fn diagnose(observation: &Observation<'_>) -> Diagnosis {
    let evidence = Evidence::of(observation);
    let mut verdict = judge(&evidence);
    let haystack = Haystack::new(&evidence.text);
    for wording in MORE.iter().filter(|wording| wording.class.class == verdict.class) {
        if let Some(found) = wording.matching(&haystack).and_then(|expression| expression.captures(haystack.text)) {
            fill(&mut verdict.slots, &found);
            verdict.subclass = verdict.subclass.or(wording.subclass);
        }
    }
    refine(verdict.class, &mut verdict.slots, &evidence);
    if let Some(class) = class_of(verdict.class) {
        verdict.subclass = verdict.subclass.or_else(|| (class.subclass)(&mut verdict.slots, &evidence.request.casts));
    }
    finish(verdict, evidence)
}

fn judge(evidence: &Evidence) -> Verdict {
    if is_notice(evidence) {
        let slots = by_wording(&evidence.message, None).map(|found| found.slots).unwrap_or_default();
        return Verdict { class: ErrorClass::Other, subclass: Some("notice"), slots, confidence: 0.9 };
    }
    let code = evidence.code.as_deref();
    // A raised message is the developer's own, whatever it resembles.
    if code == Some("P0001") {
        let class = ErrorClass::Other;
        return Verdict { class, subclass: Some("raise_exception"), slots: Slots::default(), confidence: 0.98 };
    }
    let scopes = [&evidence.message, &evidence.details, &evidence.text];
    if let Some(found) = scopes.iter().find_map(|scope| by_wording(scope, code)) {
        // What follows from an earlier error is not the error, where that one is told, too.
        let cause = || by_wording_of(&evidence.text, None, |class| class != ErrorClass::Other);
        let is_consequence = found.subclass == Some("transaction_aborted");
        return is_consequence.then(cause).flatten().unwrap_or(found);
    }
    if let Some((class, subclass)) = code.and_then(by_code) {
        let slots = sole_name(code.unwrap_or_default(), &evidence.message);
        return Verdict { class, subclass, slots, confidence: 0.8 };
    }
    by_status(evidence)
}

/// The first wording of a class that has the code, else the first wording.
fn by_wording(text: &str, code: Option<&str>) -> Option<Verdict> {
    by_wording_of(text, code, |_| true)
}

fn by_wording_of(text: &str, code: Option<&str>, wanted: fn(ErrorClass) -> bool) -> Option<Verdict> {
    let haystack = Haystack::new(text);
    let matching = || {
        let wordings = WORDINGS.iter().filter(|wording| wanted(wording.class.class));
        wordings.filter_map(|wording| wording.matching(&haystack).map(|expression| (wording, expression)))
    };
    let agreeing = code.and_then(|code| matching().find(|(wording, _)| wording.class.has_code(code)));
    let confidence = match (agreeing.is_some(), code) {
        (true, _) => 0.98,
        (false, None) => 0.9,
        (false, Some(_)) => 0.7,
    };
    let (wording, expression) = agreeing.or_else(|| matching().next())?;
    let mut slots = Slots::default();
    fill(&mut slots, &expression.captures(text)?);
    // A library's words for the class may stand before the server's, which say more.
    if slots == Slots::default() && wording.subclass.is_none() {
        let more = matching().filter(|(other, _)| other.class.class == wording.class.class);
        more.filter_map(|(_, expression)| expression.captures(text)).for_each(|found| fill(&mut slots, &found));
    }
    Some(Verdict { class: wording.class.class, subclass: wording.subclass, slots, confidence })
}

fn by_code(code: &str) -> Option<(ErrorClass, Option<&'static str>)> {
    CLASSES.iter().find_map(|class| {
        let meant =
            class.codes.iter().find(|(known, _)| code == *known || (known.len() == 2 && code.starts_with(known)));
        meant.map(|(_, subclass)| (class.class, *subclass))
    })
}

/// With neither words nor code the status is the last witness.
fn by_status(evidence: &Evidence) -> Verdict {
    let (class, subclass, confidence) = match evidence.status {
        Some(0) => (ErrorClass::Network, None, 0.5),
        Some(300) => (ErrorClass::AmbiguousRelationship, None, 0.5),
        Some(408 | 504 | 524) => (ErrorClass::Timeout, None, 0.5),
        Some(502 | 521 | 522 | 523) => (ErrorClass::Network, Some("gateway"), 0.5),
        _ if evidence.was_thrown => (ErrorClass::Javascript, None, 0.6),
        _ => (ErrorClass::Other, None, 0.2),
    };
    Verdict { class, subclass, slots: Slots::default(), confidence }
}

fn is_notice(evidence: &Evidence) -> bool {
    let severity = evidence.fields.get("severity").unwrap_or_default();
    let quiet = ["NOTICE", "INFO", "DEBUG", "LOG", "WARNING"];
    quiet.contains(&severity)
        || evidence.message.contains("already exists, skipping")
        || evidence.message.contains("does not exist, skipping")
        || is_noted(&evidence.message)
}

/// A line that calls itself a notice, with whatever psql or a tool puts before it.
fn is_noted(message: &str) -> bool {
    let has = |words: &[&str]| words.iter().any(|word| message.contains(word));
    has(&["NOTICE:", "NOTICE ("]) && !has(&["ERROR", "FATAL", "PANIC"])
}

fn class_of(class: ErrorClass) -> Option<&'static Class> {
    CLASSES.iter().copied().find(|known| known.class == class)
}

fn finish(verdict: Verdict, evidence: Evidence) -> Diagnosis {
    let Words { title, why, next } = match class_of(verdict.class) {
        Some(class) => (class.words)(&verdict.slots, verdict.subclass),
        None => Words::default(),
    };
    let title = if title.is_empty() { first_line(&evidence.message) } else { title };
    let what = sentence(&title);
    let next = next.into_iter().map(|step| sentence(&step)).collect();
    Diagnosis {
        class: verdict.class,
        subclass: verdict.subclass.map(str::to_owned),
        slots: verdict.slots,
        code: evidence.code,
        confidence: verdict.confidence,
        explanation: Explanation { what, why, next },
        title,
        http_status: evidence.status,
    }
}

/// The message as a title, at most 200 characters.
fn first_line(message: &str) -> String {
    let line: String = message.trim().chars().take(200).collect();
    if line.is_empty() { "error without a message".to_owned() } else { line }
}

fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|first| first.to_uppercase().collect::<String>()).unwrap_or_default();
    let stop = if text.ends_with(['.', '!', '?']) { "" } else { "." };
    format!("{first}{}{stop}", chars.as_str())
}
