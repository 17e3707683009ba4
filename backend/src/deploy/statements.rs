//! The statements of the phases that a deploy must elaborate.

use std::collections::BTreeSet;

use super::error::Stop;
use super::report::Status;
use crate::files::{Declared, Phase};
use crate::finding::Finding;
use crate::plan::{AppliedKey, DeclaredStatement};
use crate::sql::parse_file;

/// Parses all files, so that an error anywhere stops before anything runs.
pub(super) fn parse_declared(
    declared: &Declared,
    selected: &BTreeSet<usize>,
    with_seeds: bool,
) -> Result<Vec<DeclaredStatement>, Stop> {
    let mut all = Vec::new();
    let mut findings: Vec<Finding> = Vec::new();
    let last = selected.last().copied().unwrap_or_default();
    for (index, phase) in declared.phases.iter().enumerate() {
        let in_scope = selected.contains(&index);
        // Seeds of a phase build on those of the phases before it.
        let with_seeds = with_seeds && index <= last;
        for file in phase.files.iter().filter(|file| !file.is_seed || with_seeds) {
            match parse_file(&file.source) {
                Ok(statements) => {
                    let count = statements.len();
                    let declared = statements.into_iter().enumerate().map(|(at, statement)| DeclaredStatement {
                        phase: index,
                        style: phase.style,
                        file: file.key.clone(),
                        in_scope,
                        ends_file: at + 1 == count,
                        statement,
                    });
                    all.extend(declared);
                }
                Err(errors) => findings.extend(errors),
            }
        }
    }
    if findings.is_empty() { Ok(all) } else { Err(Stop::new(Status::Failed, 1, findings)) }
}

/// Seeds belong to what is declared once a deployment brought them; what no deployment knows is left out.
pub(super) fn without_unknown_seeds(
    mut statements: Vec<DeclaredStatement>,
    declared: &Declared,
    applied: &BTreeSet<AppliedKey>,
) -> Vec<DeclaredStatement> {
    let seeds = declared.phases.iter().flat_map(|phase| &phase.files).filter(|file| file.is_seed);
    let known: BTreeSet<&str> = applied.iter().map(|(file, _, _)| file.as_str()).collect();
    let unknown: BTreeSet<&str> = seeds.map(|file| file.key.as_str()).filter(|key| !known.contains(key)).collect();
    statements.retain(|declared| !unknown.contains(declared.file.as_str()));
    statements
}

/// The phases up to the last one that is selected or deployed already: later ones do not matter yet.
pub(super) fn up_to(statements: Vec<DeclaredStatement>, last: usize) -> Vec<DeclaredStatement> {
    statements.into_iter().filter(|declared| declared.phase <= last).collect()
}

/// Position of the last phase among those named.
pub(super) fn last_phase(phases: &[Phase], selected: &BTreeSet<usize>, deployed: &BTreeSet<&str>) -> usize {
    let known = phases.iter().enumerate().filter(|(_, phase)| deployed.contains(phase.name.as_str()));
    known.map(|(index, _)| index).chain(selected.iter().copied()).max().unwrap_or_default()
}
