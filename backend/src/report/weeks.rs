//! The same figures week by week.

use time::{Date, Duration, OffsetDateTime};

use super::deployment::Deployment;
use super::figures::{Figures, figures};

/// A week.
#[derive(Clone, Debug, PartialEq)]
pub struct Week {
    /// Its Monday, in UTC.
    pub monday: Date,
    /// Its figures.
    pub figures: Figures,
}

/// Weeks with deployments, the oldest first. `all` is in order of the start.
pub(super) fn weeks(all: &[Deployment]) -> Vec<Week> {
    let mut weeks = Vec::new();
    let mut start = 0;
    while start < all.len() {
        let monday = monday_of(&all[start]);
        let end = all[start..].iter().position(|other| monday_of(other) != monday).map_or(all.len(), |at| start + at);
        if let Some(monday) = monday {
            weeks.push(Week { monday, figures: figures(&all[..start], &all[start..end]) });
        }
        start = end;
    }
    weeks
}

fn monday_of(deployment: &Deployment) -> Option<Date> {
    let date = deployment.started_at.map(OffsetDateTime::date)?;
    date.checked_sub(Duration::days(date.weekday().number_days_from_monday().into()))
}

#[cfg(test)]
mod tests {
    use time::macros::{date, datetime};

    use super::*;

    #[test]
    fn a_week_begins_on_monday_and_remembers_what_was_open() {
        let at = |started_at, status: &str| Deployment {
            started_at: Some(started_at),
            finished_at: Some(started_at),
            status: status.into(),
            ..Deployment::default()
        };
        let all = [at(datetime!(2026-11-15 23:59 UTC), "failed"), at(datetime!(2026-11-16 00:01 UTC), "succeeded")];
        let weeks = weeks(&all);
        let mondays: Vec<Date> = weeks.iter().map(|week| week.monday).collect();
        assert_eq!(mondays, [date!(2026 - 11 - 09), date!(2026 - 11 - 16)]);
        assert_eq!((weeks[0].figures.not_recovered, weeks[1].figures.not_recovered), (1, 0));
        assert_eq!(weeks[1].figures.recovery.map(|time| time.as_secs()), Some(120));
    }
}
