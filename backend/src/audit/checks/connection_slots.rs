//! How many of the server's connections are taken, and by whom.

use crate::audit::check::{Check, Group, Outcome, Status, count};
use crate::audit::reader::ReadError;
use crate::audit::subject::Subject;

pub(super) const CHECK: Check = Check {
    code: "connection-slots",
    title: "Connection slots",
    group: Group::Connection,
    run: |subject| Box::pin(run(subject)),
};

/// Percent of the slots: a second instance of a program with a pool during a restart takes what is left.
const WARN: i64 = 80;
/// Percent of the slots: the next burst is refused with SQLSTATE 53300.
const FAIL: i64 = 95;

async fn run(subject: &Subject<'_>) -> Result<Outcome, ReadError> {
    let row = subject.row(include_str!("queries/connection_slots.sql")).await?;
    if !row.get::<_, bool>("sees_all") {
        return Ok(needs_statistics(subject.user()));
    }
    let names: Vec<String> = row.get("names");
    let counts: Vec<i64> = row.get("counts");
    let (max, reserved): (i64, i64) = (row.get("max_connections"), row.get("reserved"));
    let outcome = judge(row.get("used"), max - reserved)
        .with_fact("max_connections", max.to_string())
        .with_fact("reserved for superusers and maintenance", reserved.to_string())
        .with_facts(names.into_iter().zip(counts.iter().map(ToString::to_string)));
    Ok(outcome)
}

/// What a role that does not see other roles' sessions is told.
pub(super) fn needs_statistics(user: &str) -> Outcome {
    Outcome::skipped(format!("Role \"{user}\" sees only its own sessions."))
        .with_fix("Let the checks connect as a member of `pg_read_all_stats` or `pg_monitor`.")
        .with_fix_sql(format!("grant pg_read_all_stats to {};", crate::sql::ident(user)))
}

fn judge(used: i64, usable: i64) -> Outcome {
    let percent = used * 100 / usable.max(1);
    let status = match percent {
        FAIL.. => Status::Failed,
        WARN.. => Status::Warning,
        _ => Status::Ok,
    };
    let free = usize::try_from(usable - used).unwrap_or_default();
    let left = count(free, "connection is", "connections are");
    let message = match status {
        Status::Ok => format!("{used} of {usable} connections are in use."),
        _ => format!("{used} of {usable} connections are in use; {left} left before the server refuses."),
    };
    let outcome = Outcome::new(status, format!("{used} of {usable}"), message);
    if status == Status::Ok {
        return outcome;
    }
    outcome.with_fix(
        "Put a pooler in front of the server or make the pools of the programs below smaller; raising \
         max_connections needs a restart and more memory.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_fifths_warn_and_nineteen_twentieths_fail() {
        for (used, expect) in [(0, Status::Ok), (79, Status::Ok), (80, Status::Warning), (95, Status::Failed)] {
            assert_eq!(judge(used, 100).status, expect, "{used}");
        }
        assert_eq!(judge(3, 0).status, Status::Failed);
    }
}
