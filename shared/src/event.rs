//! What the loader reports: one batch of events, each one occurrence of an error in the browser.
//!
//! Values never travel: URLs, bodies and details hold shapes (`‹int›`, `‹uuid›`, `‹timestamptz›`, `‹text:12›`, `‹json›`) where the
//! page had values.

use serde::{Deserialize, Serialize};

/// Body of `POST /api/v1/events`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EventBatch {
    /// Version of the loader.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub loader: Option<String>,
    /// Events that the loader had to drop since its last batch.
    #[serde(default)]
    pub dropped: u32,
    /// The events, oldest first.
    pub events: Vec<ErrorEvent>,
}

/// One occurrence of an error in the browser.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ErrorEvent {
    /// 32 hexadecimal digits, chosen by the loader; the same id arriving twice is one event.
    pub id: String,
    /// When it happened, by the browser's clock.
    pub occurred_at: String,
    /// Which hook saw it.
    pub mechanism: Mechanism,
    /// Address of the page, without query values and fragment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// The error in one line.
    #[serde(default)]
    pub message: String,
    /// The request that failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request: Option<RequestView>,
    /// What was answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub response: Option<ResponseView>,
    /// What was thrown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exception: Option<ExceptionView>,
}

/// The hook that saw an error.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Mechanism {
    /// `fetch` answered with a status of 300 or more, or failed.
    Fetch,
    /// The same of `XMLHttpRequest`.
    Xhr,
    /// `navigator.sendBeacon` was refused.
    Beacon,
    /// `console.error`.
    Console,
    /// The window's `error` event.
    #[default]
    Error,
    /// The window's `unhandledrejection` event.
    Rejection,
    /// A violation of the page's Content-Security-Policy.
    Csp,
}

/// A request with shapes for values.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RequestView {
    /// Method in upper case.
    pub method: String,
    /// Address.
    pub url: String,
    /// Database role that the request's token names, when it carried one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Schema that `Accept-Profile` or `Content-Profile` names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// `Prefer` header.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prefer: Option<String>,
    /// JSON text of the body with shapes for values.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
}

/// An answer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResponseView {
    /// HTTP status; 0 when there was no answer.
    pub status: u16,
    /// JSON text of the error body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// From the request to the answer, in milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration_ms: Option<f64>,
}

/// Something thrown.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExceptionView {
    /// Name of the error's class.
    #[serde(rename = "type", default)]
    pub kind: String,
    /// Its message.
    #[serde(default)]
    pub value: String,
    /// Stack as the browser prints it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stack: Option<String>,
}

/// Answer to a batch: everything in it is durable.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Accepted {
    /// Events that are durable now, those that were known already included.
    pub accepted: usize,
    /// The store is away; the events wait on disk.
    pub spooled: bool,
}
