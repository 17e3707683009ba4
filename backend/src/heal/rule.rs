//! What a heal rule is.

use std::time::Duration;

use crate::catalog::Kind;

/// How safe a repair is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applicability {
    /// Applied by itself.
    Safe,
    /// Applied when asked for.
    Unsafe,
    /// Shown only.
    DisplayOnly,
}

impl Applicability {
    /// The word used in listings.
    pub fn as_str(self) -> &'static str {
        match self {
            Applicability::Safe => "safe",
            Applicability::Unsafe => "unsafe",
            Applicability::DisplayOnly => "display only",
        }
    }
}

/// How often something is tried again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// Times it is sent at most, the first one included.
    pub attempts: u32,
    /// Pause after the first failure; each further one doubles it.
    pub pause: Duration,
    /// No pause is longer.
    pub longest_pause: Duration,
}

/// A class of failure and its repair.
#[derive(Debug)]
pub struct Rule {
    /// Stable kebab-case code.
    pub code: &'static str,
    /// SQLSTATE the statement would have failed with.
    pub sqlstate: &'static str,
    /// Name of the condition in PostgreSQL's appendix A.
    pub condition: &'static str,
    /// The kinds of objects that are already there; none for what passes by itself.
    pub kinds: &'static [Kind],
    /// How safe the repair is.
    pub applicability: Applicability,
    /// How often the transaction is tried again, where that is the repair.
    pub retry: Option<Budget>,
    /// What goes wrong, in a sentence.
    pub problem: &'static str,
    /// What Wrench does, in a sentence.
    pub action: &'static str,
    /// When it is not applied, in a sentence.
    pub limits: &'static str,
}
