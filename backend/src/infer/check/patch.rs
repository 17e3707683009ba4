//! Proposals as a unified diff of the declared files.

use std::collections::BTreeMap;

use similar::TextDiff;

use super::Found;
use crate::files::Declared;
use crate::infer::Proposal;

/// Lines around a change.
const CONTEXT: usize = 3;

/// The missing statements as a diff that `git apply` and `patch -p1` take; empty where nothing is proposed. Of several
/// requests that miss the same thing, the one that tells most of it decides.
pub fn patch(found: &[Found], declared: &Declared) -> String {
    let mut by_file: BTreeMap<&str, Vec<&Proposal>> = BTreeMap::new();
    for proposal in wanted(found) {
        by_file.entry(proposal.file.as_str()).or_default().push(proposal);
    }
    by_file.into_iter().map(|(file, proposals)| of_file(file, &proposals, declared)).collect()
}

/// The best proposal for each missing thing, in the order in which they are missed.
fn wanted(found: &[Found]) -> Vec<&Proposal> {
    let mut wanted: Vec<(String, &Proposal)> = Vec::new();
    for one in found {
        let Some(best) = one.proposals.first().filter(|best| best.is_statement() && !best.file.is_empty()) else {
            continue;
        };
        let subject = format!("{} {}", one.finding.code, one.finding.message);
        match wanted.iter_mut().find(|(known, _)| *known == subject) {
            Some((_, known)) if best.confidence > known.confidence => *known = best,
            Some(_) => {}
            None => wanted.push((subject, best)),
        }
    }
    wanted.into_iter().map(|(_, proposal)| proposal).collect()
}

fn of_file(file: &str, proposals: &[&Proposal], declared: &Declared) -> String {
    let files = declared.phases.iter().flat_map(|phase| &phase.files);
    let known = files.map(|file| &file.source).find(|source| source.path == file);
    let old = known.map(|source| source.text.as_str()).unwrap_or_default();
    let mut lines: Vec<String> = old.split_inclusive('\n').map(str::to_owned).collect();
    let mut proposals = proposals.to_vec();
    // From the end, so that the places of the others stay what they are.
    proposals.reverse();
    proposals.sort_by_key(|proposal| std::cmp::Reverse(proposal.after_line));
    for proposal in proposals {
        let at = proposal.after_line.min(lines.len());
        if let Some(before) =
            at.checked_sub(1).and_then(|last| lines.get_mut(last)).filter(|line| !line.ends_with('\n'))
        {
            before.push('\n');
        }
        let ends = if proposal.sql.ends_with('\n') { "" } else { "\n" };
        lines.insert(at, format!("{}{ends}", proposal.sql));
    }
    let new = lines.concat();
    let name = file.trim_start_matches("./").trim_start_matches('/');
    let before = if known.is_some() { format!("a/{name}") } else { "/dev/null".to_owned() };
    TextDiff::from_lines(old, new.as_str())
        .unified_diff()
        .context_radius(CONTEXT)
        .header(&before, &format!("b/{name}"))
        .to_string()
}
