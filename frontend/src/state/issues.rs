//! The issues, as the list and the stream tell them.

use std::time::Duration;

use leptos::prelude::*;
use wrench_wire::{IssueDetail, IssueList, IssueStatus, IssueSummary};

use super::{Load, Remote, Session};
use crate::text::counted;

/// How long a row that has just changed is marked.
const FRESH: Duration = Duration::from_secs(4);
/// Announcements are at least this far apart, so that a storm of errors does not talk for minutes.
const QUIET: Duration = Duration::from_secs(3);

/// The list, shared by the tab, its badge and the host.
#[derive(Clone, Copy)]
pub(crate) struct Issues {
    list: Remote<IssueList>,
    /// Issues that changed a moment ago.
    pub(crate) fresh: ReadSignal<Vec<i64>>,
    set_fresh: WriteSignal<Vec<i64>>,
    /// What a screen reader is told.
    pub(crate) announcement: ReadSignal<String>,
    set_announcement: WriteSignal<String>,
    /// Titles that wait to be announced.
    unsaid: StoredValue<Vec<String>>,
}

impl Issues {
    /// No issues yet.
    pub(crate) fn new() -> Self {
        let (fresh, set_fresh) = signal(Vec::new());
        let (announcement, set_announcement) = signal(String::new());
        let unsaid = StoredValue::new(Vec::new());
        Self { list: Remote::new(), fresh, set_fresh, announcement, set_announcement, unsaid }
    }

    /// What is known of the list.
    pub(crate) fn load(self) -> ReadSignal<Load<IssueList>> {
        self.list.load()
    }

    /// Reads the list anew.
    pub(crate) fn fetch(self, session: Session) {
        self.list.fetch(session, "/api/v1/issues?status=all".to_owned());
    }

    /// Forgets everything.
    pub(crate) fn clear(self) {
        self.list.clear();
    }

    /// How many are open.
    pub(crate) fn open_count(self) -> usize {
        let is_open = |issue: &&IssueSummary| issue.status == IssueStatus::Open;
        self.list.load().with(|load| load.ready().map_or(0, |list| list.issues.iter().filter(is_open).count()))
    }

    /// Takes what the stream says of one issue, the last seen first.
    pub(crate) fn take(self, issue: IssueSummary) {
        let (id, title, is_open) = (issue.id, issue.title.clone(), issue.status == IssueStatus::Open);
        let mut is_new = false;
        self.list.update(|list| {
            let known = list.issues.iter().position(|known| known.id == id);
            is_new = known.is_none();
            if let Some(at) = known {
                list.issues.remove(at);
            }
            let at = list.issues.partition_point(|known| known.last_seen > issue.last_seen);
            list.issues.insert(at, issue);
        });
        if is_open {
            self.mark(id);
        }
        if is_new && is_open {
            self.announce(title);
        }
    }

    fn mark(self, id: i64) {
        self.set_fresh.update(|fresh| fresh.push(id));
        set_timeout(
            move || {
                self.set_fresh.update(|fresh| {
                    if let Some(at) = fresh.iter().position(|known| *known == id) {
                        fresh.remove(at);
                    }
                });
            },
            FRESH,
        );
    }

    fn announce(self, title: String) {
        let waits = self.unsaid.try_update_value(|unsaid| {
            unsaid.push(title);
            unsaid.len() > 1
        });
        if waits == Some(false) {
            set_timeout(
                move || {
                    let titles = self.unsaid.try_update_value(std::mem::take).unwrap_or_default();
                    let said = format!("{}: {}", counted(titles.len(), "new error"), titles.join("; "));
                    self.set_announcement.set(said);
                },
                QUIET,
            );
        }
    }
}

/// The issue that is open.
pub(crate) type IssueDetails = Remote<IssueDetail>;
