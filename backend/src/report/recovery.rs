//! What was broken, and when it was whole again; per database.

use std::collections::BTreeMap;
use std::time::Duration;

use time::OffsetDateTime;

use super::deployment::Deployment;

/// Times from the start of a failure to the end of the next success on the same database, for those that ended at or
/// after `since`, and how many databases wait for theirs.
pub(super) fn recoveries(all: &[&Deployment], since: Option<OffsetDateTime>) -> (Vec<Duration>, usize) {
    let mut broken: BTreeMap<&str, OffsetDateTime> = BTreeMap::new();
    let mut times = Vec::new();
    for deployment in all {
        let Some(started_at) = deployment.started_at else { continue };
        if deployment.is_failure() {
            broken.entry(&deployment.target).or_insert(started_at);
        } else if deployment.is_success()
            && let Some(failed_at) = broken.remove(deployment.target.as_str())
        {
            let end = deployment.finished_at.unwrap_or(started_at);
            if since.is_none_or(|since| end >= since) {
                times.push((end - failed_at).try_into().unwrap_or_default());
            }
        }
    }
    (times, broken.len())
}

/// Databases whose last deployment was stopped by drift.
pub(super) fn unresolved_drift(all: &[&Deployment]) -> usize {
    let mut last: BTreeMap<&str, bool> = BTreeMap::new();
    for deployment in all.iter().filter(|deployment| deployment.is_attempt() || deployment.status == "drifted") {
        last.insert(&deployment.target, deployment.status == "drifted");
    }
    last.values().filter(|is_drifted| **is_drifted).count()
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    fn deployment(target: &str, status: &str, minute: u8) -> Deployment {
        let at = datetime!(2026-11-20 10:00 UTC) + time::Duration::minutes(minute.into());
        Deployment {
            target: target.into(),
            status: status.into(),
            started_at: Some(at),
            finished_at: Some(at),
            ..Deployment::default()
        }
    }

    #[test]
    fn recovery_runs_from_the_first_failure_to_the_next_success_of_the_same_database() {
        let all = [
            deployment("a", "failed", 0),
            deployment("b", "partial", 1),
            deployment("a", "failed", 2),
            deployment("a", "succeeded", 4),
            deployment("a", "succeeded", 9),
        ];
        let all: Vec<&Deployment> = all.iter().collect();
        assert_eq!(recoveries(&all, None), (vec![Duration::from_secs(240)], 1));
        assert_eq!(recoveries(&all, Some(datetime!(2026-11-20 10:05 UTC))), (Vec::new(), 1));
    }

    #[test]
    fn drift_is_resolved_by_a_later_deployment_and_not_by_a_verification() {
        let count = |all: &[Deployment]| unresolved_drift(&all.iter().collect::<Vec<_>>());
        let drift = deployment("a", "drifted", 0);
        assert_eq!(count(&[drift.clone(), deployment("a", "verified", 1)]), 1);
        assert_eq!(count(&[drift.clone(), deployment("b", "succeeded", 1)]), 1);
        assert_eq!(count(&[drift, deployment("a", "succeeded", 1)]), 0);
    }
}
