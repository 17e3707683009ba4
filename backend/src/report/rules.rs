//! Heals and failures by rule.

use std::collections::BTreeMap;

use super::deployment::{Deployment, Ran};
use super::figures::Rate;
use crate::heal::RULES;

/// What a rule healed of what it answers for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleFigures {
    /// Code; none for failures that no rule answers for.
    pub rule: Option<String>,
    /// Healed of healed or failed.
    pub heals: Rate,
}

/// By rule, the busiest first.
pub(super) fn by_rule(these: &[Deployment]) -> Vec<RuleFigures> {
    let mut counts: BTreeMap<Option<String>, Rate> = BTreeMap::new();
    for rule in these.iter().flat_map(|deployment| &deployment.heals) {
        let rate = counts.entry(Some(rule.clone())).or_default();
        rate.part += 1;
        rate.whole += 1;
    }
    for failed in these.iter().flat_map(Deployment::failed) {
        counts.entry(answerable(failed)).or_default().whole += 1;
    }
    let mut all: Vec<RuleFigures> = counts.into_iter().map(|(rule, heals)| RuleFigures { rule, heals }).collect();
    all.sort_by_key(|figures| (std::cmp::Reverse(figures.heals.whole), figures.rule.is_none()));
    all
}

/// States that a rule answers for under one message only, which a log does not tell from the others.
const AMBIGUOUS: [&str; 4] = ["23505", "XX000", "0A000", "55006"];

/// The rule whose SQLSTATE it is; of several that whose kind of object the statement names.
fn answerable(failed: &Ran) -> Option<String> {
    let state = failed.sqlstate.as_deref().filter(|state| !AMBIGUOUS.contains(state))?;
    // Others only explain, or act before anything fails.
    let acts = RULES.iter().filter(|rule| !rule.kinds.is_empty() || rule.retry.is_some());
    let candidates: Vec<_> = acts.filter(|rule| rule.sqlstate.split(", ").any(|one| one == state)).collect();
    let named = candidates
        .iter()
        .find(|rule| rule.kinds.iter().any(|kind| failed.kind.ends_with(kind.as_str().replace(' ', "_").as_str())));
    named.or(candidates.first()).map(|rule| rule.code.to_owned())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn a_failure_counts_against_the_rule_that_answers_for_it() {
        let failed = |state: &str, kind: &str| Ran {
            status: "failed".into(),
            sqlstate: Some(state.into()),
            kind: kind.into(),
            ..Ran::default()
        };
        let statements = vec![failed("42P07", "create_index"), failed("23505", "insert")];
        let deployment = Deployment {
            heals: vec!["duplicate-table-index".into()],
            statements: Arc::new(statements),
            ..Deployment::default()
        };
        let all = by_rule(&[deployment]);
        let expect = [(Some("duplicate-table-index"), 1, 2), (None, 0, 1)];
        let found: Vec<_> = all.iter().map(|f| (f.rule.as_deref(), f.heals.part, f.heals.whole)).collect();
        assert_eq!(found, expect);
    }
}
