//! JSON text as wire types. The browser parses.

use js_sys::{JSON, Reflect};
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;
use wrench_wire::{DiagnosticsMessage, StreamMessage};

use super::Failure;
use super::value::Value;

/// Reads a value.
pub(crate) fn decode<T: DeserializeOwned>(text: &str) -> Result<T, Failure> {
    JSON::parse(text).ok().and_then(take).ok_or_else(Failure::unreadable)
}

/// A message of the stream; nothing if this panel does not know its kind.
///
/// By hand, as the next: serde would keep any value of any type in memory to find out which kind it is.
pub(crate) fn stream_message(text: &str) -> Option<StreamMessage> {
    let (kind, value) = tagged(text)?;
    match kind.as_str() {
        "issue" => take(value).map(|issue| StreamMessage::Issue(Box::new(issue))),
        "deployments" => Some(StreamMessage::Deployments),
        "progress" => Some(StreamMessage::Progress { plan: member(&value, "plan")?, said: member(&value, "said")? }),
        "reset" => Some(StreamMessage::Reset),
        "store" => Some(StreamMessage::Store { state: member(&value, "state")? }),
        _ => None,
    }
}

/// A message of the diagnostics; nothing if this panel does not know its kind.
pub(crate) fn diagnostics_message(text: &str) -> Option<DiagnosticsMessage> {
    let (kind, value) = tagged(text)?;
    match kind.as_str() {
        "started" => Some(DiagnosticsMessage::Started { at: member(&value, "at")?, checks: member(&value, "checks")? }),
        "check" => take(value).map(DiagnosticsMessage::Check),
        "finished" => Some(DiagnosticsMessage::Finished {
            status: member(&value, "status")?,
            sentence: member(&value, "sentence")?,
            duration_ms: member(&value, "duration_ms")?,
        }),
        _ => None,
    }
}

fn tagged(text: &str) -> Option<(String, JsValue)> {
    let value = JSON::parse(text).ok()?;
    Some((member(&value, "kind")?, value))
}

fn member<T: DeserializeOwned>(value: &JsValue, name: &str) -> Option<T> {
    take(Reflect::get(value, &name.into()).ok()?)
}

fn take<T: DeserializeOwned>(value: JsValue) -> Option<T> {
    T::deserialize(Value(value)).ok()
}
