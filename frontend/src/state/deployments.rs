//! The deployments that the journal has.

use leptos::prelude::*;
use wrench_wire::{DeploymentDetail, DeploymentList};

use super::{Load, Remote, Session};

/// The list.
#[derive(Clone, Copy)]
pub(crate) struct Deployments {
    list: Remote<DeploymentList>,
    /// Counts changes of the journal, so that an open deployment is read again, too.
    pub(crate) changes: RwSignal<u32>,
}

impl Deployments {
    /// Nothing known yet.
    pub(crate) fn new() -> Self {
        Self { list: Remote::new(), changes: RwSignal::new(0) }
    }

    /// What is known of the list.
    pub(crate) fn load(self) -> ReadSignal<Load<DeploymentList>> {
        self.list.load()
    }

    /// Forgets everything.
    pub(crate) fn clear(self) {
        self.list.clear();
    }

    /// Reads the list anew.
    pub(crate) fn fetch(self, session: Session) {
        self.list.fetch(session, "/api/v1/deployments".to_owned());
        self.changes.update(|changes| *changes += 1);
    }
}

/// The deployment that is open.
pub(crate) type DeploymentDetails = Remote<DeploymentDetail>;
