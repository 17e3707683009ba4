//! Sessions that wait for a lock somebody else holds.

use std::collections::{BTreeMap, BTreeSet};

use crate::audit::check::{Check, Group, Outcome, Status, count, seconds_in_words};
use crate::audit::reader::ReadError;
use crate::audit::subject::Subject;

pub(super) const CHECK: Check = Check {
    code: "blocked-sessions",
    title: "Blocked sessions",
    group: Group::Activity,
    run: |subject| Box::pin(run(subject)),
};

/// Seconds: shorter waits are how writers take turns; a person notices this one.
const WARN: i64 = 2;
/// Seconds: whoever asked has given up, and the queue behind the lock grows.
const FAIL: i64 = 30;

/// A waiting session.
struct Waiting {
    pid: i32,
    who: String,
    blockers: Vec<i32>,
    what: String,
    waited_s: i64,
}

async fn run(subject: &Subject<'_>) -> Result<Outcome, ReadError> {
    let rows = subject.rows(include_str!("queries/blocked_sessions.sql")).await?;
    let waiting = rows.iter().map(|row| Waiting {
        pid: row.get("pid"),
        who: row.get("who"),
        blockers: row.get("blockers"),
        what: row.get("what"),
        waited_s: row.get("waited_s"),
    });
    Ok(judge(&waiting.collect::<Vec<_>>()))
}

/// `waiting` has the longest wait first.
fn judge(waiting: &[Waiting]) -> Outcome {
    let Some(longest) = waiting.first().filter(|first| first.waited_s >= WARN) else {
        return Outcome::ok(waiting.len().to_string(), "No session waits for a lock for long.");
    };
    let status = if longest.waited_s >= FAIL { Status::Failed } else { Status::Warning };
    let age = seconds_in_words(longest.waited_s);
    let all = count(waiting.len(), "session waits", "sessions wait");
    let queue: BTreeMap<i32, &Waiting> = waiting.iter().map(|waiting| (waiting.pid, waiting)).collect();
    // Who waits himself is not to blame: ending those at the head of the queue lets the others go on.
    let heads = waiting.iter().flat_map(|waiting| &waiting.blockers).filter(|pid| !queue.contains_key(pid));
    let heads: BTreeSet<i32> = heads.copied().filter(|pid| *pid > 0).collect();
    let names: Vec<String> = heads.iter().map(ToString::to_string).collect();
    let ends: Vec<String> = heads.iter().map(|pid| format!("select pg_catalog.pg_terminate_backend({pid});")).collect();
    let facts = waiting.iter().map(|waiting| {
        let blockers: Vec<String> = waiting.blockers.iter().map(ToString::to_string).collect();
        let waits = format!("waits {} for {}", seconds_in_words(waiting.waited_s), waiting.what);
        (format!("process {} ({})", waiting.pid, waiting.who), format!("{waits}, held by {}", blockers.join(", ")))
    });
    let outcome = Outcome::new(status, waiting.len().to_string(), format!("{all} for a lock, the longest for {age}."))
        .with_facts(facts);
    if heads.is_empty() {
        return outcome;
    }
    let (processes, them) = if heads.len() == 1 { ("process", "it") } else { ("processes", "them") };
    outcome
        .with_fix(format!(
            "Let {processes} {} finish, or end {them}; what was done is taken back then.",
            names.join(", ")
        ))
        .with_fix_sql(ends.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_head_of_the_queue_is_ended() {
        let wait = |pid, blocker, waited_s| Waiting {
            pid,
            who: "app".into(),
            blockers: vec![blocker],
            what: "a row".into(),
            waited_s,
        };
        let outcome = judge(&[wait(2, 1, 31), wait(3, 2, 4)]);
        assert_eq!(outcome.status, Status::Failed);
        assert_eq!(outcome.fix_sql.as_deref(), Some("select pg_catalog.pg_terminate_backend(1);"));
        assert_eq!(judge(&[wait(2, 1, 29)]).status, Status::Warning);
        assert_eq!(judge(&[wait(2, 1, 1)]).status, Status::Ok);
    }
}
