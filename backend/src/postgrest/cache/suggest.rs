//! The name that was probably meant.

/// Names of tables and functions are suggested only when they are this similar.
pub(super) const SIMILAR: f64 = 0.75;
/// Related tables are few, so one that shares half of its name is probably meant.
pub(super) const RELATED: f64 = 0.5;
/// Enough for the arguments of a function, which is known by then.
pub(super) const REMOTE: f64 = 0.33;

/// The candidate most similar to `given`, if one is similar enough; among equals the first.
pub(super) fn suggest<'a>(given: &str, candidates: impl Iterator<Item = &'a str>, least: f64) -> Option<&'a str> {
    let given = given.to_lowercase();
    let mut best: Option<(f64, &str)> = None;
    for candidate in candidates {
        let score = similarity(&given, &candidate.to_lowercase());
        if score >= least && best.is_none_or(|(known, _)| score > known) {
            best = Some((score, candidate));
        }
    }
    best.map(|(_, name)| name)
}

/// One for equal texts, zero for texts without a common letter at any place.
fn similarity(one: &str, other: &str) -> f64 {
    let one: Vec<char> = one.chars().collect();
    let other: Vec<char> = other.chars().collect();
    let longest = one.len().max(other.len());
    if longest == 0 {
        return 1.0;
    }
    #[expect(clippy::cast_precision_loss, reason = "names are short")]
    let share = distance(&one, &other) as f64 / longest as f64;
    1.0 - share
}

/// Levenshtein's distance, one row at a time.
fn distance(one: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, a) in one.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = at + 1;
        for (column, b) in other.iter().enumerate() {
            let substituted = diagonal + usize::from(a != b);
            diagonal = row[column + 1];
            row[column + 1] = substituted.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_similar_names_are_suggested() {
        let known = ["customers", "jobs", "job_board"];
        let cases = [("customer", Some("customers")), ("Jobs", Some("jobs")), ("equipment", None), ("", None)];
        for (given, expected) in cases {
            assert_eq!(suggest(given, known.into_iter(), SIMILAR), expected, "{given}");
        }
    }
}
