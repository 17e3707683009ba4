//! The outcomes in one sentence: what state this is and what to do.

use super::Status;
use crate::text::counted;

/// Says what the finished checks mean together. Takes each check's name with its status.
pub(crate) fn summarize(results: &[(&str, Status)]) -> String {
    let failed = names(results, Status::Failed);
    let warnings = names(results, Status::Warning);
    if !failed.is_empty() {
        return format!("In this browser {} failed: {}.", counted(failed.len(), "check"), failed.join(", "));
    }
    if !warnings.is_empty() {
        return format!("This browser has {}: {}.", counted(warnings.len(), "warning"), warnings.join(", "));
    }
    "This browser runs the panel as it should.".to_owned()
}

fn names<'a>(results: &[(&'a str, Status)], wanted: Status) -> Vec<&'a str> {
    results.iter().filter(|(_, status)| *status == wanted).map(|(name, _)| *name).collect()
}

#[cfg(test)]
mod tests {
    use super::{Status, summarize};

    fn check(results: &[(&str, Status)], expect: &str) {
        assert_eq!(summarize(results), expect);
    }

    #[test]
    fn the_worst_status_decides_the_sentence() {
        check(&[("Start", Status::Ok), ("Color scheme", Status::Info)], "This browser runs the panel as it should.");
        check(&[("Start", Status::Ok), ("Network", Status::Warning)], "This browser has 1 warning: Network.");
        check(
            &[("Start", Status::Failed), ("Network", Status::Warning), ("Memory", Status::Failed)],
            "In this browser 2 checks failed: Start, Memory.",
        );
    }
}
