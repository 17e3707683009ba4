//! What a check answers with.

use wasm_bindgen::{JsCast, JsValue};

/// How good a measured value is, the best first. Each has its own word and icon, not only its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Status {
    /// As it should be.
    Ok,
    /// A fact that is neither good nor bad.
    Info,
    /// Could not be measured, which is no fault by itself.
    Skipped,
    /// Works, but worse than it could.
    Warning,
    /// Does not work.
    Failed,
}

impl Status {
    /// The word a person reads.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Ok => "OK",
            Self::Info => "Info",
            Self::Skipped => "Skipped",
            Self::Warning => "Warning",
            Self::Failed => "Failed",
        }
    }

    /// The name that style sheets and tests use.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Info => "info",
            Self::Skipped => "skipped",
            Self::Warning => "warning",
            Self::Failed => "failed",
        }
    }

    /// [`Status::Ok`] up to the first limit, [`Status::Info`] up to the second, then [`Status::Warning`].
    pub(crate) fn by_limits(value: u32, ok: u32, info: u32) -> Self {
        if value <= ok {
            Self::Ok
        } else if value <= info {
            Self::Info
        } else {
            Self::Warning
        }
    }
}

/// What was measured, how good it is, and how that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Outcome {
    /// How good it is.
    pub(crate) status: Status,
    /// The value with its unit.
    pub(crate) value: String,
    /// Where the value comes from and what the status means here.
    pub(crate) evidence: String,
}

impl Outcome {
    /// An outcome of its three parts.
    pub(crate) fn new(status: Status, value: impl Into<String>, evidence: impl Into<String>) -> Self {
        Self { status, value: value.into(), evidence: evidence.into() }
    }

    /// The outcome of a check that the browser stopped.
    pub(crate) fn from_error(error: JsValue) -> Self {
        let message = match error.dyn_into::<js_sys::Error>() {
            Ok(error) => String::from(error.message()),
            Err(other) => other.as_string().unwrap_or_else(|| "unknown error".to_owned()),
        };
        Self::new(Status::Failed, "not measurable", format!("The browser answered: {message}"))
    }
}

#[cfg(test)]
mod tests {
    use super::Status;

    #[test]
    fn limits_belong_to_the_better_status() {
        assert_eq!(Status::by_limits(500, 500, 1500), Status::Ok);
        assert_eq!(Status::by_limits(501, 500, 1500), Status::Info);
        assert_eq!(Status::by_limits(1500, 500, 1500), Status::Info);
        assert_eq!(Status::by_limits(1501, 500, 1500), Status::Warning);
    }
}
