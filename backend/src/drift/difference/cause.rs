//! Who changed what, as far as the journal tells.

use serde_json::Value;

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

    /// Of an object that only one side has. `left` tells whether the last deployment left it as that side has it.
    pub(super) fn of_one_side(left: Option<bool>, has_journal: bool, by_files: bool) -> Cause {
        match (left, by_files) {
            (Some(false), _) => Cause::Conflict,
            // Declared and left so, and gone; or live and left so, and declared no longer.
            (Some(true), true) => Cause::Drift,
            (Some(true), false) => Cause::Pending,
            (None, _) if !has_journal => Cause::Unknown,
            (None, true) => Cause::Pending,
            (None, false) => Cause::Drift,
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

    #[test]
    fn an_object_on_one_side_was_made_or_dropped_by_somebody() {
        let check = |left, has_journal, by_files, expect| {
            assert_eq!(Cause::of_one_side(left, has_journal, by_files), expect, "{left:?} {has_journal} {by_files}");
        };
        check(Some(true), true, true, Cause::Drift);
        check(Some(true), true, false, Cause::Pending);
        check(Some(false), true, true, Cause::Conflict);
        check(None, true, true, Cause::Pending);
        check(None, true, false, Cause::Drift);
        check(None, false, false, Cause::Unknown);
    }
}
