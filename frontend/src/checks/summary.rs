//! The outcomes in one sentence: what state this is and what to do.

use super::Status;

/// Says what the finished checks mean together. Takes each check's name with its status.
pub(crate) fn summarize(results: &[(&str, Status)]) -> String {
    let failed = names(results, Status::Failed);
    let warnings = names(results, Status::Warning);
    if !failed.is_empty() {
        return format!("{} failed: {}. The open rows say why.", count(&failed, "check"), failed.join(", "));
    }
    if !warnings.is_empty() {
        return format!(
            "The panel works here, with {}: {}. The open rows say why.",
            count(&warnings, "warning"),
            warnings.join(", ")
        );
    }
    "This browser runs the panel as it should. Nothing to do.".to_owned()
}

fn names<'a>(results: &[(&'a str, Status)], wanted: Status) -> Vec<&'a str> {
    results.iter().filter(|(_, status)| *status == wanted).map(|(name, _)| *name).collect()
}

fn count(names: &[&str], noun: &str) -> String {
    let plural = if names.len() == 1 { "" } else { "s" };
    format!("{} {noun}{plural}", names.len())
}

#[cfg(test)]
mod tests {
    use super::{Status, summarize};

    fn check(results: &[(&str, Status)], expect: &str) {
        assert_eq!(summarize(results), expect);
    }

    #[test]
    fn the_worst_status_decides_the_sentence() {
        check(
            &[("Start", Status::Ok), ("Color scheme", Status::Info)],
            "This browser runs the panel as it should. Nothing to do.",
        );
        check(
            &[("Start", Status::Ok), ("Network", Status::Warning)],
            "The panel works here, with 1 warning: Network. The open rows say why.",
        );
        check(
            &[("Start", Status::Failed), ("Network", Status::Warning), ("Memory", Status::Failed)],
            "2 checks failed: Start, Memory. The open rows say why.",
        );
    }
}
