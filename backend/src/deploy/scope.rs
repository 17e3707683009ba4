//! Which phases a deploy is about.

use std::collections::BTreeSet;

use super::error::Stop;
use super::report::Status;
use crate::files::{Declared, Phase};
use crate::finding::Finding;

/// Indexes of the phases asked for.
pub(super) fn select_phases(declared: &Declared, asked: Option<&str>) -> Result<BTreeSet<usize>, Stop> {
    let Some(asked) = asked.filter(|word| *word != "all") else {
        return Ok((0..declared.phases.len()).collect());
    };
    let by_name = declared.phases.iter().position(|phase| matches(phase, asked));
    let by_number = || {
        let number: usize = asked.parse().ok()?;
        number.checked_sub(1).filter(|index| *index < declared.phases.len())
    };
    if let Some(index) = by_name.or_else(by_number) {
        return Ok(BTreeSet::from([index]));
    }
    let known: Vec<String> = declared.phases.iter().map(|phase| format!("`{}`", phase.name)).collect();
    let finding = Finding::error("unrecognized-phase", format!("unrecognized phase `{asked}`"))
        .with_detail(format!("Folder \"{}\" has {}.", declared.root.display(), known.join(", ")))
        .with_hint("Name one of them, its number, or `all`.");
    Err(Stop::new(Status::Failed, 2, vec![finding]))
}

fn matches(phase: &Phase, asked: &str) -> bool {
    phase.name == asked || phase.name == format!("phase{asked}")
}
