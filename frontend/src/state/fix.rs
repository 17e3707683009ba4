//! Mending an issue: a plan that is shown, applied by its fingerprint, and the page's own request asked again.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use wrench_wire::{AppliedView, IssueStatus, IssueSummary, PlanAction, PlanView};

use super::{Host, Session, effect};
use crate::api::{self, Failure};

/// The API that the page speaks to reads the schema a moment after the deploy.
const PAUSE: Duration = Duration::from_millis(400);
/// How often a request is asked that still fails.
const TRIES: u32 = 12;
/// A page that does not answer by then has an older loader, or has gone.
const PATIENCE: Duration = Duration::from_secs(10);

/// Where the mending stands.
#[derive(Clone, PartialEq)]
pub(crate) enum Step {
    /// Nothing is meant to be done.
    Idle,
    /// It is tried on a copy, and planned.
    Planning(PlanAction),
    /// Shown, and nothing done.
    Planned(Box<PlanView>),
    /// On its way.
    Applying(Box<PlanView>),
    /// Over, well or not.
    Applied(PlanAction, Box<AppliedView>),
    /// Not done.
    Refused(PlanAction, Failure),
}

/// What came of asking the page's request again.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Again {
    /// Nobody has asked.
    NotAsked,
    /// On its way.
    Asking,
    /// The status of the answer; 0 without one.
    Answered(u16),
    /// The page has the request no more.
    Gone,
}

/// The request of an issue, as the page knows it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Asked {
    /// Ids of its events.
    pub(crate) events: Vec<String>,
    /// It only reads, so that it may be sent again unasked.
    pub(crate) is_read: bool,
}

/// The mending, one at a time.
#[derive(Clone, Copy)]
pub(crate) struct Fix {
    session: Session,
    host: Host,
    /// The issue.
    pub(crate) issue: RwSignal<i64>,
    /// Where it stands.
    pub(crate) step: RwSignal<Step>,
    /// What was said while it was applied.
    pub(crate) said: RwSignal<Vec<String>>,
    /// How the page's request fares.
    pub(crate) again: RwSignal<Again>,
    asked: StoredValue<Asked>,
    tries: StoredValue<u32>,
    /// Counts what was begun, so that a late answer to something else is left.
    turn: StoredValue<u32>,
}

impl Fix {
    /// Nothing is being mended.
    pub(crate) fn new(session: Session, host: Host) -> Self {
        let (issue, step) = (RwSignal::new(0), RwSignal::new(Step::Idle));
        let (said, again) = (RwSignal::new(Vec::new()), RwSignal::new(Again::NotAsked));
        let (asked, tries, turn) = (StoredValue::new(Asked::default()), StoredValue::new(0), StoredValue::new(0));
        let fix = Self { session, host, issue, step, said, again, asked, tries, turn };
        effect(move || {
            let (count, status) = host.replayed.get();
            if count > 0 {
                fix.replayed(status);
            }
        });
        fix
    }

    /// Has a plan made.
    pub(crate) fn propose(self, issue: i64, action: PlanAction, asked: Asked) {
        self.asked.set_value(asked);
        self.issue.set(issue);
        self.plan(action);
    }

    /// Has it made again.
    pub(crate) fn plan(self, action: PlanAction) {
        self.said.set(Vec::new());
        self.again.set(Again::NotAsked);
        self.step.set(Step::Planning(action));
        let word = if action == PlanAction::Undo { "undo" } else { "fix" };
        #[expect(clippy::cast_precision_loss, reason = "issues are counted from 1")]
        let issue = self.issue.get_untracked() as f64;
        let body = vec![("issue", issue.into()), ("action", word.into())];
        self.ask("/api/v1/plans".to_owned(), body, move |answer| match answer.and_then(|text| api::decode(&text)) {
            Ok(plan) => self.step.set(Step::Planned(Box::new(plan))),
            Err(failure) => self.step.set(Step::Refused(action, failure)),
        });
    }

    /// Has the plan that is shown applied.
    pub(crate) fn apply(self) {
        let Step::Planned(plan) = self.step.get_untracked() else { return };
        let path = match plan.action {
            PlanAction::Fix => "/api/v1/deployments".to_owned(),
            PlanAction::Undo => format!("/api/v1/issues/{}/undo", plan.issue),
        };
        self.step.set(Step::Applying(plan.clone()));
        let body = vec![("plan", plan.plan.as_str().into())];
        self.ask(path, body, move |answer| match answer.and_then(|text| api::decode(&text)) {
            Ok(applied) => self.applied(plan.action, applied),
            Err(failure) => self.step.set(Step::Refused(plan.action, failure)),
        });
    }

    /// Leaves it.
    pub(crate) fn leave(self) {
        self.turn.update_value(|turn| *turn += 1);
        self.step.set(Step::Idle);
    }

    /// Notes what the server says of a plan, whoever has it applied.
    pub(crate) fn hear(self, plan: &str, said: String) {
        let is_shown = self.step.with_untracked(|step| match step {
            Step::Planned(shown) | Step::Applying(shown) => shown.plan == plan,
            _ => false,
        });
        if is_shown {
            self.said.update(|all| all.push(said));
        }
    }

    /// A plan that is confirmed elsewhere is over when its issue says so.
    pub(crate) fn take(self, issue: &IssueSummary) {
        let Step::Planned(plan) = self.step.get_untracked() else { return };
        let end = if plan.action == PlanAction::Undo { IssueStatus::Open } else { IssueStatus::Resolved };
        if plan.issue == issue.id && issue.status == end && self.said.with_untracked(|said| !said.is_empty()) {
            let applied =
                AppliedView { recovery_s: issue.recovery_s, issue: Some(issue.clone()), ..AppliedView::default() };
            self.applied(plan.action, applied);
        }
    }

    fn applied(self, action: PlanAction, applied: AppliedView) {
        let is_mended = action == PlanAction::Fix && applied.exit_code == 0;
        self.step.set(Step::Applied(action, Box::new(applied)));
        if is_mended && self.asked.with_value(|asked| asked.is_read) {
            self.replay();
        }
    }

    /// Whether there is a page to ask.
    pub(crate) fn can_replay(self) -> bool {
        self.host.is_there() && self.asked.with_value(|asked| !asked.events.is_empty())
    }

    /// Has the page ask again.
    pub(crate) fn replay(self) {
        if !self.can_replay() {
            return;
        }
        self.tries.set_value(0);
        self.again.set(Again::Asking);
        self.send();
        set_timeout(
            move || {
                if self.again.get_untracked() == Again::Asking {
                    self.again.set(Again::Gone);
                }
            },
            PATIENCE,
        );
    }

    fn send(self) {
        self.asked.with_value(|asked| self.host.replay(&asked.events));
    }

    fn replayed(self, status: Option<u16>) {
        let tries = self.tries.try_update_value(|tries| {
            *tries += 1;
            *tries
        });
        // What was written once is not written again because the answer was no.
        let is_read = self.asked.with_value(|asked| asked.is_read);
        match status {
            None => self.again.set(Again::Gone),
            Some(200..300) => self.again.set(Again::Answered(status.unwrap_or_default())),
            Some(_) if is_read && tries < Some(TRIES) => set_timeout(move || self.send(), PAUSE),
            Some(status) => self.again.set(Again::Answered(status)),
        }
    }

    fn ask(
        self,
        path: String,
        body: Vec<(&'static str, JsValue)>,
        take: impl FnOnce(Result<String, Failure>) + 'static,
    ) {
        let turn = self.turn.try_update_value(|turn| {
            *turn += 1;
            *turn
        });
        spawn_local(async move {
            let answer = api::act(self.session, &path, &body).await;
            if self.turn.try_get_value() == turn {
                take(answer);
            }
        });
    }
}
