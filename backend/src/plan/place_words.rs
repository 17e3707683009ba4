//! Where a database stands among history files, in words.

use super::inputs::Inputs;
use super::position::{Place, Position};
use super::refuse::sentences;
use crate::catalog::ObjectId;
use crate::finding::Finding;

/// How many differences are named one by one.
const NAMED: usize = 10;

/// What there is to say of a position: nothing of a database that has seen none of the files.
pub fn place_findings(inputs: &Inputs<'_>, position: &Position) -> Vec<Finding> {
    match &position.place {
        Place::After(0) => Vec::new(),
        Place::After(_) | Place::OneOf(_) => vec![place_finding(inputs, position)],
        Place::Nowhere { .. } => report_nowhere(inputs, position),
    }
}

/// The finding for a position that was found, or could not be told from others.
fn place_finding(inputs: &Inputs<'_>, position: &Position) -> Finding {
    let of = position.files.len();
    match &position.place {
        Place::OneOf(places) => one_of(inputs, position, places),
        Place::After(applied) => {
            let name = shown(position, *applied);
            Finding::info(
                "position-found",
                format!("the database is at {name}: {applied} of {of} history files are applied"),
            )
            .with_detail("There is no journal of them. The live schema equals what these files lead to.")
            .with_hint("They are recorded as applied; what follows runs as written.")
        }
        Place::Nowhere { nearest, .. } => {
            let name = shown(position, *nearest);
            Finding::error(
                "unknown-position",
                format!("the database is at none of the history files; the nearest is {name}"),
            )
        }
    }
}

fn one_of(inputs: &Inputs<'_>, position: &Position, places: &[usize]) -> Finding {
    let first = places.first().copied().unwrap_or_default();
    let last = places.last().copied().unwrap_or_default();
    let between: Vec<String> = (first + 1..=last).map(|at| shown(position, at)).collect();
    let verb = if between.len() == 1 { "changes" } else { "change" };
    let detail = match last - first + 1 == places.len() {
        true => format!(
            "The schema is the same at each of them: {} {verb} nothing that is compared, only rows perhaps, and nobody knows whether that was done.",
            between.join(", ")
        ),
        false => "The schema is the same at each of them and another in between, so it does not tell.".to_owned(),
    };
    let choices: Vec<String> = places.iter().map(|at| shown(position, *at)).collect();
    let adopt = places.iter().filter(|at| **at > 0).filter_map(|at| position.name(*at));
    let commands: Vec<String> = adopt.map(|name| format!("`wrench adopt --at {name}`")).collect();
    let mut hint = format!("Say which file was applied last: {}. Then deploy.", commands.join(" or "));
    if first == 0 {
        hint += " If none was: deploy with `--run-data`.";
    }
    let finding = Finding::error("ambiguous-position", format!("the database is at {}", choices.join(" or ")))
        .with_detail(detail)
        .with_hint(hint);
    match inputs.statements.get(position.end(first)) {
        Some(next) => finding.at(next.statement.location()),
        None => finding,
    }
}

/// The findings for a database that equals no number of files.
fn report_nowhere(inputs: &Inputs<'_>, position: &Position) -> Vec<Finding> {
    let Place::Nowhere { nearest, differences } = &position.place else { return Vec::new() };
    let count = differences.len();
    let plural = if count == 1 { "object differs" } else { "objects differ" };
    let mut detail = format!("{count} {plural} from what the files up to there lead to.");
    if count > NAMED {
        detail += &format!(" The first {NAMED} are named.");
    }
    let main = place_finding(inputs, position)
        .with_detail(detail)
        .with_hint("Make the live schema that of a file, or write a file for the difference. Nothing was run.");
    let named = differences.iter().take(NAMED);
    std::iter::once(main).chain(named.map(|(id, words)| drift(inputs, position.end(*nearest), id, words))).collect()
}

fn drift(inputs: &Inputs<'_>, end: usize, id: &ObjectId, words: &str) -> Finding {
    let finding = Finding::error("drift", format!("{id} differs from what the history files lead to"))
        .with_detail(sentences(&[words.to_owned()]));
    let wrote = inputs.attribution.concerns(id).rev().find(|index| *index < end);
    match wrote.and_then(|index| inputs.statements.get(index)) {
        Some(declared) => finding.at(declared.statement.location()),
        None => finding,
    }
}

/// A number of applied files by the last one's name.
fn shown(position: &Position, applied: usize) -> String {
    position.name(applied).map_or_else(|| "the start, before the first file".to_owned(), |name| format!("\"{name}\""))
}
