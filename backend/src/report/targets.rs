//! What the figures should be.

use std::time::Duration;

use super::figures::Figures;

/// How a figure stands to its goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Reached.
    Ok,
    /// Not reached.
    Missed,
    /// Nothing to measure.
    Nothing,
}

impl Mark {
    /// The word used in output.
    pub fn as_str(self) -> &'static str {
        match self {
            Mark::Ok => "ok",
            Mark::Missed => "missed",
            Mark::Nothing => "no data",
        }
    }
}

/// A goal in words, and its mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Goal {
    /// In words.
    pub words: &'static str,
    /// How the figure stands to it.
    pub mark: Mark,
}

/// The goals of a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Goals {
    /// Deployments that succeed.
    pub success: Goal,
    /// Failures that are healed.
    pub heals: Goal,
    /// Drift that is open.
    pub drift: Goal,
    /// Time to the next success.
    pub recovery: Goal,
}

/// Deployments that succeed.
const SUCCESS: f64 = 0.95;
/// Heals.
const HEALS: f64 = 0.80;
/// Recovery takes less.
const RECOVERY: Duration = Duration::from_secs(300);

/// Holds figures against the goals.
pub(super) fn goals(figures: &Figures) -> Goals {
    let at_least = |value: Option<f64>, goal: f64| value.map(|value| value >= goal);
    let recovery = match figures.not_recovered {
        0 => figures.recovery.map(|time| time < RECOVERY),
        _ => Some(false),
    };
    let has_any = figures.success.whole + figures.drifted > 0;
    Goals {
        success: Goal { words: "at least 95 %", mark: mark(at_least(figures.success.value(), SUCCESS)) },
        heals: Goal { words: "at least 80 %", mark: mark(at_least(figures.heals.value(), HEALS)) },
        drift: Goal { words: "none unresolved", mark: mark(has_any.then_some(figures.unresolved_drift == 0)) },
        recovery: Goal { words: "under 5 minutes", mark: mark(recovery) },
    }
}

fn mark(reached: Option<bool>) -> Mark {
    match reached {
        Some(true) => Mark::Ok,
        Some(false) => Mark::Missed,
        None => Mark::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::super::figures::Rate;
    use super::*;

    #[test]
    fn goals_are_reached_at_their_edge_and_nothing_is_no_success() {
        let figures = Figures {
            success: Rate { part: 19, whole: 20 },
            heals: Rate { part: 79, whole: 100 },
            recovery: Some(RECOVERY),
            ..Figures::default()
        };
        let marks = goals(&figures);
        let found = [marks.success.mark, marks.heals.mark, marks.drift.mark, marks.recovery.mark];
        assert_eq!(found, [Mark::Ok, Mark::Missed, Mark::Ok, Mark::Missed]);
        let none = goals(&Figures::default());
        assert!([none.success, none.heals, none.drift, none.recovery].iter().all(|goal| goal.mark == Mark::Nothing));
    }
}
