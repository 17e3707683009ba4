//! Plans that were shown and may be applied, each once and not for long.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::deploy::DeployRequest;
use crate::errors::{Draft, Issue, Undo};

/// After which a plan is to be looked at again.
const GOOD_FOR: Duration = Duration::from_secs(600);
/// Plans that are kept; the oldest goes.
const MOST: usize = 64;

/// What a plan does.
#[derive(Clone, Debug)]
pub(super) enum Job {
    /// Mends an issue.
    Fix(Box<Draft>),
    /// Takes the repair back.
    Undo(Box<Undo>),
}

/// A plan as it was shown.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    /// The issue.
    pub(super) issue: Issue,
    /// What is done.
    pub(super) job: Job,
    /// How it is deployed: this plan and no other.
    pub(super) how: DeployRequest,
    /// As it was shown, for the page that confirms it.
    pub(super) view: wrench_wire::PlanView,
    is_confirmed: bool,
    at: Instant,
}

impl Shown {
    pub(super) fn new((issue, job): (Issue, Job), how: DeployRequest, view: wrench_wire::PlanView) -> Shown {
        Shown { issue, job, how, view, is_confirmed: false, at: Instant::now() }
    }
}

/// Why a plan is not handed out.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum NotTaken {
    /// It was never shown, was used, or is too old.
    Unknown,
    /// Nobody has confirmed it.
    Unconfirmed,
}

/// The plans by fingerprint.
#[derive(Debug, Default)]
pub(super) struct Plans {
    shown: Mutex<HashMap<String, Shown>>,
}

impl Plans {
    /// Keeps a plan that is about to be shown.
    pub(super) fn keep(&self, shown: Shown) {
        let mut plans = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        plans.retain(|_, kept| kept.at.elapsed() < GOOD_FOR);
        if plans.len() >= MOST
            && let Some(oldest) = plans.iter().min_by_key(|(_, kept)| kept.at).map(|(plan, _)| plan.clone())
        {
            plans.remove(&oldest);
        }
        plans.insert(shown.view.plan.clone(), shown);
    }

    /// A plan, to be looked at.
    pub(super) fn look(&self, plan: &str) -> Option<wrench_wire::PlanView> {
        let plans = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        plans.get(plan).filter(|kept| kept.at.elapsed() < GOOD_FOR).map(|kept| kept.view.clone())
    }

    /// Notes that a person confirmed a plan; whether there is one.
    pub(super) fn confirm(&self, plan: &str) -> bool {
        let mut plans = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        plans.get_mut(plan).is_some_and(|kept| {
            kept.is_confirmed = true;
            true
        })
    }

    /// Hands a plan out, for good. One that needs a person's word stays until it has it.
    pub(super) fn take(&self, plan: &str, is_meant: impl Fn(&Job) -> bool) -> Result<Shown, NotTaken> {
        let mut plans = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = plans.get(plan).filter(|kept| kept.at.elapsed() < GOOD_FOR && is_meant(&kept.job));
        let kept = kept.ok_or(NotTaken::Unknown)?;
        if kept.view.confirm.is_some() && !kept.is_confirmed {
            return Err(NotTaken::Unconfirmed);
        }
        plans.remove(plan).ok_or(NotTaken::Unknown)
    }
}
