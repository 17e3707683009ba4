//! A resource of the server with its three faces: on its way, there, failed.

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::de::DeserializeOwned;

use super::Session;
use crate::api::{self, Failure};

/// What is known of a resource.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Load<T> {
    /// Asked for.
    Loading,
    /// There.
    Ready(T),
    /// Not to be had.
    Failed(Failure),
}

impl<T> Load<T> {
    /// The value, if it is there.
    pub(crate) fn ready(&self) -> Option<&T> {
        match self {
            Self::Ready(value) => Some(value),
            Self::Loading | Self::Failed(_) => None,
        }
    }
}

/// The resource; what is shown stays until the newer one is there.
pub(crate) struct Remote<T: 'static> {
    load: RwSignal<Load<T>>,
    /// Counts requests, so that a slow answer does not replace a newer one.
    turn: StoredValue<u32>,
}

impl<T> Clone for Remote<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Remote<T> {}

impl<T: Clone + DeserializeOwned + PartialEq + Send + Sync> Remote<T> {
    /// A resource nobody has asked for.
    pub(crate) fn new() -> Self {
        Self { load: RwSignal::new(Load::Loading), turn: StoredValue::new(0) }
    }

    /// What is known of it.
    pub(crate) fn load(self) -> ReadSignal<Load<T>> {
        self.load.read_only()
    }

    /// Forgets it, so that another one's content is not taken for it.
    pub(crate) fn clear(self) {
        self.turn.update_value(|turn| *turn += 1);
        self.load.set(Load::Loading);
    }

    /// Changes what is there.
    pub(crate) fn update(self, change: impl FnOnce(&mut T)) {
        self.load.update(|load| {
            if let Load::Ready(value) = load {
                change(value);
            }
        });
    }

    /// Asks the server for it.
    pub(crate) fn fetch(self, session: Session, path: String) {
        let Some(turn) = self.turn.try_update_value(|turn| {
            *turn += 1;
            *turn
        }) else {
            return;
        };
        let take = move |answer: Result<String, Failure>| {
            if self.turn.try_get_value() != Some(turn) {
                return;
            }
            let load = match answer.and_then(|text| api::decode(&text)) {
                Ok(value) => Load::Ready(value),
                Err(failure) => Load::Failed(failure),
            };
            if self.load.with_untracked(|known| *known != load) {
                self.load.set(load);
            }
        };
        request(session, path, Box::new(take));
    }
}

/// Apart from the type of the answer, so that it is compiled once.
fn request(session: Session, path: String, take: Box<dyn FnOnce(Result<String, Failure>)>) {
    spawn_local(async move { take(api::get(session, &path).await) });
}
