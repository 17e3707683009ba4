//! Who changed what, as far as the journal tells.

use serde_json::Value;

use crate::plan::Inputs;

/// Which side moved since the last deployment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// The files: what they say is not deployed yet.
    Pending,
    /// Nobody knows: no deployment left it.
    Unknown,
    /// The database: changed behind our back.
    Drift,
    /// Both.
    Conflict,
}

impl Cause {
    /// The word used in output and JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Cause::Pending => "pending",
            Cause::Unknown => "unknown",
            Cause::Drift => "drift",
            Cause::Conflict => "conflict",
        }
    }

    /// From one part's value live, declared, and as the last deployment left it.
    pub(super) fn of_part(have: Option<&Value>, want: Option<&Value>, left: Option<&Value>) -> Cause {
        match (left == have, left == want) {
            (true, _) => Cause::Pending,
            (false, true) => Cause::Drift,
            (false, false) => Cause::Conflict,
        }
    }

    /// Of a declared object that is not there. `left` tells whether the last deployment left it as declared.
    pub(super) fn of_missing(left: Option<bool>, inputs: &Inputs<'_>) -> Cause {
        match left {
            Some(true) => Cause::Drift,
            Some(false) => Cause::Conflict,
            None if inputs.evidence.has_journal => Cause::Pending,
            None => Cause::Unknown,
        }
    }

    /// Of a live object that is in no file. `left` tells whether the last deployment left it as it is.
    pub(super) fn of_undeclared(left: Option<bool>, inputs: &Inputs<'_>) -> Cause {
        match left {
            Some(true) => Cause::Pending,
            Some(false) => Cause::Conflict,
            None if inputs.evidence.has_journal => Cause::Drift,
            None => Cause::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Cause;

    #[test]
    fn the_side_that_differs_from_what_was_left_is_to_blame() {
        let (old, new, other) = (json!("old"), json!("new"), json!("other"));
        let check = |have, want, left, expect| assert_eq!(Cause::of_part(have, want, left), expect);
        check(Some(&old), Some(&new), Some(&old), Cause::Pending);
        check(Some(&new), Some(&old), Some(&old), Cause::Drift);
        check(Some(&new), Some(&other), Some(&old), Cause::Conflict);
        check(Some(&new), None, None, Cause::Drift);
        check(None, Some(&new), None, Cause::Pending);
    }
}
