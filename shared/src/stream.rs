//! What `GET /api/v1/stream` pushes.

use serde::{Deserialize, Serialize};

use crate::{IssueSummary, StoreState};

/// One message; the server-sent event's `id` goes into `Last-Event-ID`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum StreamMessage {
    /// An issue is new or has changed.
    Issue(Box<IssueSummary>),
    /// The journal has changed: read the deployments again.
    Deployments,
    /// What the applying of a plan does now.
    Progress {
        /// The plan.
        plan: String,
        /// In words.
        said: String,
    },
    /// Messages were missed: read everything again.
    Reset,
    /// The store went away or came back.
    Store {
        /// Its state.
        state: StoreState,
    },
}
