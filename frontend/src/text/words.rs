//! Words of the wire in words for people.

use wrench_wire::Mechanism;

/// An error class: `missing_column` is "Missing column".
pub(crate) fn class_words(class: &str) -> String {
    match class {
        "rls_violation" => "Row level security".to_owned(),
        "fk_violation" => "Foreign key violation".to_owned(),
        "not_null_violation" => "Not-null violation".to_owned(),
        "jwt" => "Access token".to_owned(),
        "javascript" => "JavaScript".to_owned(),
        "other" => "Other error".to_owned(),
        other => sentence_case(other),
    }
}

/// What became of a statement: its decision, if it was carried out.
pub(crate) fn outcome_words(decision: &str, status: &str) -> String {
    match (status, decision) {
        ("failed" | "rolled_back" | "in_doubt" | "not_run", _) => sentence_case(status),
        (_, "execute") => "Executed".to_owned(),
        (_, "converge") => "Converged".to_owned(),
        (_, "replace") => "Replaced".to_owned(),
        (_, "skip-identical") => "Unchanged".to_owned(),
        _ => sentence_case(decision),
    }
}

/// How sure a confidence between 0 and 1 is.
pub(crate) fn confidence_words(confidence: f32) -> &'static str {
    match confidence {
        0.95.. => "certain",
        0.8.. => "very likely",
        0.6.. => "likely",
        0.4.. => "possible",
        _ => "a guess",
    }
}

/// The same as a number.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped before it is cast")]
pub(crate) fn percent(confidence: f32) -> String {
    format!("Confidence {} %", (confidence * 100.0).clamp(0.0, 100.0) as u32)
}

/// The hook that saw an error.
pub(crate) fn mechanism_words(mechanism: Mechanism) -> &'static str {
    match mechanism {
        Mechanism::Fetch => "fetch",
        Mechanism::Xhr => "XMLHttpRequest",
        Mechanism::Beacon => "sendBeacon",
        Mechanism::Console => "console.error",
        Mechanism::Error => "uncaught error",
        Mechanism::Rejection => "unhandled rejection",
        Mechanism::Csp => "content security policy",
    }
}

fn sentence_case(word: &str) -> String {
    let mut out = word.replace(['_', '-'], " ");
    if let Some(first) = out.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{class_words, confidence_words, outcome_words};

    #[test]
    fn classes_are_words() {
        assert_eq!(class_words("missing_column"), "Missing column");
        assert_eq!(class_words("rls_violation"), "Row level security");
        assert_eq!(class_words(""), "");
    }

    #[test]
    fn what_was_not_carried_out_is_not_said_to_be() {
        assert_eq!(outcome_words("execute", "done"), "Executed");
        assert_eq!(outcome_words("execute", "rolled_back"), "Rolled back");
        assert_eq!(outcome_words("skip-identical", "skipped"), "Unchanged");
        assert_eq!(outcome_words("allow-hazard", "done"), "Allow hazard");
    }

    #[test]
    fn confidence_has_five_words() {
        let found: Vec<_> = [1.0, 0.8, 0.79, 0.4, 0.1].into_iter().map(confidence_words).collect();
        assert_eq!(found, ["certain", "very likely", "likely", "possible", "a guess"]);
    }
}
