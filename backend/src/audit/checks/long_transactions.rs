//! Transactions that stay open.

use crate::audit::check::{Check, Group, Outcome, Status, count, seconds_in_words};
use crate::audit::checks::connection_slots::needs_statistics;
use crate::audit::reader::ReadError;
use crate::audit::subject::Subject;

pub(super) const CHECK: Check = Check {
    code: "long-transactions",
    title: "Long transactions",
    group: Group::Activity,
    run: |subject| Box::pin(run(subject)),
};

/// Seconds: a page's request is over long before, so somebody forgot to commit, or a job keeps its locks.
const WARN: i64 = 60;
/// Seconds: what vacuum may not remove meanwhile makes every query slower.
const FAIL: i64 = 15 * 60;

/// An open transaction.
struct Open {
    pid: i32,
    application: String,
    role: String,
    is_idle: bool,
    age_s: i64,
}

async fn run(subject: &Subject<'_>) -> Result<Outcome, ReadError> {
    let rows = subject.rows(include_str!("queries/long_transactions.sql")).await?;
    let own = rows.iter().find(|row| row.get("is_own"));
    if !own.is_some_and(|row| row.get("sees_all")) {
        return Ok(needs_statistics(subject.user()));
    }
    let others = rows.iter().filter(|row| !row.get::<_, bool>("is_own"));
    let open: Vec<Open> = others
        .map(|row| Open {
            pid: row.get("pid"),
            application: row.get("application"),
            role: row.get("role"),
            is_idle: row.get("is_idle"),
            age_s: row.get("age_s"),
        })
        .collect();
    Ok(judge(&open))
}

/// `open` has the oldest first.
fn judge(open: &[Open]) -> Outcome {
    let Some(oldest) = open.first() else {
        return Outcome::ok("none", "No transaction is open.");
    };
    let age = seconds_in_words(oldest.age_s);
    let long: Vec<&Open> = open.iter().filter(|open| open.age_s > WARN).collect();
    let facts = open.iter().map(|open| {
        let doing = if open.is_idle { "idle" } else { "running" };
        let name = format!("process {} ({}, role {})", open.pid, open.application, open.role);
        (name, format!("open for {}, {doing}", seconds_in_words(open.age_s)))
    });
    if long.is_empty() {
        let all = count(open.len(), "transaction is", "transactions are");
        return Outcome::ok(&age, format!("{all} open, the oldest for {age}.")).with_facts(facts);
    }
    let status = if oldest.age_s > FAIL { Status::Failed } else { Status::Warning };
    let are = count(long.len(), "transaction is", "transactions are");
    let message = format!("{are} open for longer than {}, the oldest for {age}.", seconds_in_words(WARN));
    // Who is idle only forgot to commit; who runs may be about to finish, and is asked to stop more politely.
    let ends = long.iter().map(|open| match open.is_idle {
        true => format!("select pg_catalog.pg_terminate_backend({});", open.pid),
        false => format!("select pg_catalog.pg_cancel_backend({});", open.pid),
    });
    Outcome::new(status, age, message)
        .with_fix("Commit or roll back in the program that opened them, or end them; what they did is taken back then.")
        .with_fix_sql(ends.collect::<Vec<_>>().join("\n"))
        .with_facts(facts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(age_s: i64, is_idle: bool) -> Open {
        Open { pid: 7, application: "app".into(), role: "web".into(), is_idle, age_s }
    }

    #[test]
    fn a_minute_warns_and_a_quarter_of_an_hour_fails() {
        assert_eq!(judge(&[]).status, Status::Ok);
        for (age_s, expect) in [(60, Status::Ok), (61, Status::Warning), (900, Status::Warning), (901, Status::Failed)]
        {
            assert_eq!(judge(&[open(age_s, true)]).status, expect, "{age_s} s");
        }
    }

    #[test]
    fn who_is_idle_is_ended_and_who_runs_is_cancelled() {
        let outcome = judge(&[open(1_000, true), open(70, false), open(3, false)]);
        let sql = "select pg_catalog.pg_terminate_backend(7);\nselect pg_catalog.pg_cancel_backend(7);";
        assert_eq!(outcome.fix_sql.as_deref(), Some(sql));
        assert_eq!(outcome.message, "2 transactions are open for longer than 60 s, the oldest for 16 min.");
        assert_eq!(outcome.evidence.len(), 3);
    }
}
