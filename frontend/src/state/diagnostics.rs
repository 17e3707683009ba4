//! A run of the diagnostics: first the server's checks as they report, then this browser's.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::AbortController;
use wrench_wire::{CheckGroup, CheckStatus, CheckView, DiagnosticsMessage, Evidence};

use super::Session;
use crate::api;
use crate::checks::{CHECKS, Outcome, Status, summarize};

/// Where the run stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Progress {
    /// Nobody has pressed the button yet.
    Idle,
    /// Checks report.
    Running,
    /// All have reported; what they mean together.
    Finished {
        /// The worst status.
        status: Status,
        /// What state the system is in, and what to do.
        sentence: String,
    },
    /// A person has stopped it.
    Cancelled,
}

/// A check with what it found.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    /// Stable code.
    pub(crate) code: String,
    /// Title.
    pub(crate) title: String,
    /// Heading it stands under.
    pub(crate) group: &'static str,
    /// What was found; nothing until then.
    pub(crate) found: Option<Found>,
}

/// What a check found.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Found {
    /// How good it is.
    pub(crate) status: Status,
    /// The value, short.
    pub(crate) value: String,
    /// One sentence.
    pub(crate) message: String,
    /// What to do.
    pub(crate) fix: Option<String>,
    /// SQL or a command that does it.
    pub(crate) fix_sql: Option<String>,
    /// What the status rests on.
    pub(crate) evidence: Vec<Evidence>,
}

/// The run, shared by context.
#[derive(Clone, Copy)]
pub(crate) struct Diagnostics {
    /// Where the run stands.
    pub(crate) progress: ReadSignal<Progress>,
    /// The checks of the run, in order.
    pub(crate) rows: ReadSignal<Vec<Row>>,
    set_progress: WriteSignal<Progress>,
    set_rows: WriteSignal<Vec<Row>>,
    session: Session,
    /// Counts runs; what an older one still finds is left out.
    run: StoredValue<u32>,
    controller: StoredValue<Option<AbortController>, LocalStorage>,
}

impl Diagnostics {
    /// A run that has not begun.
    pub(crate) fn new(session: Session) -> Self {
        let (progress, set_progress) = signal(Progress::Idle);
        let (rows, set_rows) = signal(Vec::new());
        let (run, controller) = (StoredValue::new(0), StoredValue::new_local(None));
        Self { progress, rows, set_progress, set_rows, session, run, controller }
    }

    /// Runs every check. Nothing happens while a run is on.
    pub(crate) fn start(self) {
        if self.progress.with_untracked(|progress| *progress == Progress::Running) {
            return;
        }
        self.run.update_value(|run| *run += 1);
        let run = self.run.get_value();
        self.set_rows.set(Vec::new());
        self.set_progress.set(Progress::Running);
        spawn_local(async move {
            let (worst, sentence) = self.ask_server(run).await;
            let results = self.measure_browser(run).await;
            if self.is_current(run) {
                self.set_progress.set(conclude(worst, sentence, &results));
            }
        });
    }

    /// Stops the run; what was found stays.
    pub(crate) fn cancel(self) {
        self.run.update_value(|run| *run += 1);
        if let Some(controller) = self.controller.try_update_value(Option::take).flatten() {
            controller.abort();
        }
        self.set_rows.update(|rows| rows.retain(|row| row.found.is_some()));
        self.set_progress.set(Progress::Cancelled);
    }

    fn is_current(self, run: u32) -> bool {
        self.run.try_get_value() == Some(run)
    }

    /// The server's checks, each shown as it reports. Answers with the worst status and the server's sentence.
    async fn ask_server(self, run: u32) -> (Status, String) {
        let broken = || (Status::Failed, "The diagnostics broke off before their end. Run them again.".to_owned());
        let Ok(controller) = AbortController::new() else { return broken() };
        let signal = controller.signal();
        self.controller.set_value(Some(controller));
        let request = api::post(self.session, "/api/v1/diagnostics");
        let mut reader = match api::follow(request, &signal).await {
            Ok(reader) => reader,
            Err(failure) => {
                if failure.status == 401 {
                    self.session.end();
                }
                let hint = failure.hint.map(|hint| format!(" {hint}")).unwrap_or_default();
                return (Status::Failed, format!("{}{hint}", failure.message));
            }
        };
        while let Some(event) = reader.next(|| {}).await {
            if !self.is_current(run) {
                break;
            }
            match api::diagnostics_message(&event.data) {
                Some(DiagnosticsMessage::Started { checks, .. }) => {
                    let rows = checks.into_iter().map(|plan| waiting(plan.code, plan.title, group_title(plan.group)));
                    self.set_rows.set(rows.collect());
                }
                Some(DiagnosticsMessage::Check(check)) => self.settle(check),
                Some(DiagnosticsMessage::Finished { status, sentence, .. }) => return (from_wire(status), sentence),
                // A message of a kind that this panel does not know.
                None => {}
            }
        }
        self.drop_waiting(run);
        broken()
    }

    /// What the browser can say of itself, one after the other, so that none disturbs another's timing.
    async fn measure_browser(self, run: u32) -> Vec<(&'static str, Status)> {
        if !self.is_current(run) {
            return Vec::new();
        }
        let rows = CHECKS.iter().map(|check| waiting(browser_code(check.name), check.name.to_owned(), BROWSER));
        self.set_rows.update(|known| known.extend(rows));
        let mut results = Vec::with_capacity(CHECKS.len());
        for check in &CHECKS {
            let outcome = (check.measure)().await.unwrap_or_else(Outcome::from_error);
            if !self.is_current(run) {
                break;
            }
            results.push((check.name, outcome.status));
            self.put(&browser_code(check.name), from_outcome(outcome));
        }
        results
    }

    fn settle(self, check: CheckView) {
        let code = check.code.clone();
        let is_planned = self.rows.with_untracked(|rows| rows.iter().any(|row| row.code == code));
        if !is_planned {
            let row = waiting(check.code.clone(), check.title.clone(), group_title(check.group));
            self.set_rows.update(|rows| rows.push(row));
        }
        let CheckView { status, value, message, fix, fix_sql, evidence, .. } = check;
        self.put(&code, Found { status: from_wire(status), value, message, fix, fix_sql, evidence });
    }

    fn put(self, code: &str, found: Found) {
        self.set_rows.update(|rows| {
            if let Some(row) = rows.iter_mut().find(|row| row.code == code) {
                row.found = Some(found);
            }
        });
    }

    /// Checks that will not report any more are not left waiting.
    fn drop_waiting(self, run: u32) {
        if self.is_current(run) {
            self.set_rows.update(|rows| rows.retain(|row| row.found.is_some()));
        }
    }
}

/// Heading of the panel's own checks.
const BROWSER: &str = "This browser";

fn browser_code(name: &str) -> String {
    format!("browser-{}", name.to_ascii_lowercase().replace(' ', "-"))
}

fn waiting(code: String, title: String, group: &'static str) -> Row {
    Row { code, title, group, found: None }
}

fn from_outcome(outcome: Outcome) -> Found {
    let Outcome { status, value, evidence } = outcome;
    Found { status, value, message: evidence, fix: None, fix_sql: None, evidence: Vec::new() }
}

fn from_wire(status: CheckStatus) -> Status {
    match status {
        CheckStatus::Ok => Status::Ok,
        CheckStatus::Skipped => Status::Skipped,
        CheckStatus::Warning => Status::Warning,
        CheckStatus::Failed => Status::Failed,
    }
}

fn group_title(group: CheckGroup) -> &'static str {
    match group {
        CheckGroup::Connection => "Connection",
        CheckGroup::Activity => "Activity and load",
        CheckGroup::Schema => "Schema",
        CheckGroup::Security => "Security",
        CheckGroup::Deployments => "Deployments",
        CheckGroup::Wrench => "Wrench itself",
    }
}

/// The server's sentence, and the browser's after it if there is something to say.
fn conclude(worst: Status, sentence: String, results: &[(&'static str, Status)]) -> Progress {
    let browser = results.iter().map(|(_, status)| *status).filter(|status| *status >= Status::Warning).max();
    match browser {
        None => Progress::Finished { status: worst, sentence },
        Some(status) => {
            let sentence = format!("{sentence} {}", summarize(results));
            Progress::Finished { status: worst.max(status), sentence }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Progress, Status, conclude};

    fn check(worst: Status, results: &[(&'static str, Status)], expect: (Status, &str)) {
        let expect = Progress::Finished { status: expect.0, sentence: expect.1.to_owned() };
        assert_eq!(conclude(worst, "All is well.".to_owned(), results), expect);
    }

    #[test]
    fn the_browser_is_mentioned_only_when_something_is_wrong_with_it() {
        check(Status::Ok, &[("Network", Status::Ok), ("Viewport", Status::Info)], (Status::Ok, "All is well."));
        check(
            Status::Ok,
            &[("Network", Status::Warning)],
            (Status::Warning, "All is well. This browser has 1 warning: Network."),
        );
    }
}
