//! Pairing: a one-time code against a bearer; and what the server is.

use serde::{Deserialize, Serialize};

/// Body of `POST /api/v1/session`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PairingRequest {
    /// The 8 characters that the terminal shows; case and dashes do not matter.
    pub code: String,
}

/// Answer to a code that was right.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionView {
    /// Goes into `Authorization: Bearer …`.
    pub token: String,
    /// End of its life.
    pub expires_at: String,
}

/// Answer of `GET /api/v1/server`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ServerView {
    /// Version of Wrench.
    pub version: String,
    /// Host, port and database of the target.
    pub target: String,
    /// The target is protected.
    pub is_protected: bool,
    /// Folder with the declared files.
    pub dir: String,
    /// State of the store.
    pub store: StoreState,
}

/// Whether events reach the store.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum StoreState {
    /// They do.
    #[default]
    Ready,
    /// They wait on disk.
    Spooling,
}
