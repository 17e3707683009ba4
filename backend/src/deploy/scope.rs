//! The declared files, and which phases a deploy is about.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::error::Stop;
use super::refusals::{files_failed, left_out};
use super::report::Status;
use super::stages::Stages;
use crate::files::{Declared, Phase, git_commit, read_declared};
use crate::finding::Finding;

/// The declared files, and the phases asked for.
pub(super) struct Files {
    pub(super) declared: Declared,
    pub(super) selected: BTreeSet<usize>,
}

impl Stages<'_> {
    /// The declared files, read once.
    pub(super) fn files(&mut self) -> Result<Arc<Files>, Stop> {
        if let Some(files) = &self.files {
            return Ok(Arc::clone(files));
        }
        let mut declared = read_declared(&self.request.dir).map_err(files_failed)?;
        if let Some(edited) = &self.request.edited {
            declared = declared.edited(edited);
        }
        self.report.git_commit = git_commit(&self.request.dir);
        let selected = select_phases(&declared, self.request.phase.as_deref())?;
        self.report.phases = selected.iter().map(|index| declared.phases[*index].name.clone()).collect();
        self.report.findings.extend(left_out(&declared));
        let files = Arc::new(Files { declared, selected });
        self.files = Some(Arc::clone(&files));
        Ok(files)
    }
}

/// Indexes of the phases asked for.
fn select_phases(declared: &Declared, asked: Option<&str>) -> Result<BTreeSet<usize>, Stop> {
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
