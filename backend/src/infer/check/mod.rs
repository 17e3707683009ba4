//! Holds the requests of a frontend against a schema: what the data API would refuse, before anybody sees it.
//!
//! Every name is looked up as the data API would. What only the running code knows is not checked, and said to be so.

mod ask;
mod columns;
mod filters;
mod function;
mod judge;
mod patch;
mod problem;
mod request;
mod schema;
mod select;
mod tree;
mod words;
mod write;

use std::collections::{BTreeMap, BTreeSet};

use self::ask::Ask;
use self::judge::Judged;
use self::schema::Schema;
use super::source::Frontend;
use super::{Proposal, Reading};
use crate::catalog::Catalog;
use crate::files::Declared;
use crate::finding::{Finding, Location, Severity};

pub use patch::patch;
pub use problem::CODES;

/// What came of it.
#[derive(Debug)]
pub struct Checked {
    /// Requests, by what became of them.
    pub counts: Counts,
    /// What is wrong, in the order of files and places; each once, however many requests it spoils.
    pub found: Vec<Found>,
    /// What could not be checked, and why.
    pub unchecked: Vec<Unchecked>,
}

/// Requests, by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Files that were read.
    pub files: usize,
    /// Requests that the schema answers.
    pub right: usize,
    /// Requests that it cannot answer.
    pub wrong: usize,
    /// Requests of which a part could not be checked; the rest of them is right.
    pub not_checked: usize,
}

impl Counts {
    /// All requests.
    pub fn requests(&self) -> usize {
        self.right + self.wrong + self.not_checked
    }
}

/// Something wrong, and what would mend it.
#[derive(Clone, Debug)]
pub struct Found {
    /// What.
    pub finding: Finding,
    /// Repairs, the best first.
    pub proposals: Vec<Proposal>,
}

/// A part of a request that only the running code knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unchecked {
    /// Where it stands.
    pub place: Location,
    /// What it is.
    pub what: String,
}

/// Checks all requests. `catalog` is what the declared files lead to.
pub fn check(frontend: &Frontend, catalog: &Catalog, declared: &Declared) -> Checked {
    let schema = Schema::new(catalog);
    let reading = Reading::new(declared);
    let mut judged: Vec<Judged> = frontend.calls.iter().map(|call| judge::judge(call, &schema)).collect();
    keep_what_all_branches_share(&mut judged);
    let mut counts = Counts { files: frontend.files, ..Counts::default() };
    let mut found: Vec<Found> = Vec::new();
    let mut unchecked: Vec<Unchecked> = Vec::new();
    for (call, one) in frontend.calls.iter().zip(judged) {
        let is_wrong = one.problems.iter().any(|problem| problem.severity() == Severity::Error);
        *match (is_wrong, one.unchecked.is_empty()) {
            (true, _) => &mut counts.wrong,
            (false, true) => &mut counts.right,
            (false, false) => &mut counts.not_checked,
        } += 1;
        let ask = Ask::new(call);
        for problem in &one.problems {
            let proposals = ask::proposals(problem, &ask, catalog, &reading);
            let finding = words::finding(problem, &proposals);
            if !found.iter().any(|known| known.finding == finding) {
                found.push(Found { finding, proposals });
            }
        }
        unchecked.extend(one.unchecked);
    }
    found.sort_by(|one, other| place(one).cmp(&place(other)));
    unchecked.dedup();
    Checked { counts, found, unchecked }
}

fn place(found: &Found) -> Option<(&str, usize)> {
    found.finding.location.as_ref().map(|place| (place.source.path.as_str(), place.start))
}

/// A step that several requests have in common is wrong only where it is wrong for all of them: which of them is made
/// there, only the running code knows.
fn keep_what_all_branches_share(judged: &mut [Judged]) {
    let mut having: BTreeMap<(String, usize), usize> = BTreeMap::new();
    let mut refusing: BTreeMap<(String, usize), usize> = BTreeMap::new();
    for one in judged.iter() {
        one.steps.iter().for_each(|step| *having.entry(step.clone()).or_default() += 1);
        let refused: BTreeSet<_> = one.problems.iter().filter_map(|problem| problem.step.clone()).collect();
        refused.into_iter().for_each(|step| *refusing.entry(step).or_default() += 1);
    }
    for one in judged {
        one.problems.retain(|problem| problem.step.as_ref().is_none_or(|step| refusing.get(step) == having.get(step)));
    }
}
