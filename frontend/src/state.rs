//! What the screen shows of a diagnostics run: how far it is and what was found.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::checks::{CHECKS, Outcome};

/// Where the run stands.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Progress {
    /// Nobody has pressed the button yet.
    Idle,
    /// The check with this index is being measured.
    Running(usize),
    /// Every check has its outcome.
    Finished,
}

/// The run, shared by context; only [`Diagnostics::start`] changes it.
#[derive(Clone, Copy)]
pub(crate) struct Diagnostics {
    /// Where the run stands.
    pub(crate) progress: ReadSignal<Progress>,
    /// One place per entry of [`CHECKS`], empty until it was measured.
    pub(crate) outcomes: ReadSignal<Vec<Option<Outcome>>>,
    set_progress: WriteSignal<Progress>,
    set_outcomes: WriteSignal<Vec<Option<Outcome>>>,
}

impl Diagnostics {
    /// A run that has not begun.
    pub(crate) fn new() -> Self {
        let (progress, set_progress) = signal(Progress::Idle);
        let (outcomes, set_outcomes) = signal(vec![None; CHECKS.len()]);
        Self { progress, outcomes, set_progress, set_outcomes }
    }

    /// Measures every check, one after the other, so that none disturbs another's timing.
    pub(crate) fn start(self) {
        if matches!(self.progress.get_untracked(), Progress::Running(_)) {
            return;
        }
        self.set_outcomes.set(vec![None; CHECKS.len()]);
        spawn_local(async move {
            for (index, check) in CHECKS.iter().enumerate() {
                self.set_progress.set(Progress::Running(index));
                let outcome = (check.measure)().await.unwrap_or_else(Outcome::from_error);
                self.set_outcomes.update(|outcomes| outcomes[index] = Some(outcome));
            }
            self.set_progress.set(Progress::Finished);
        });
    }
}
