//! Somebody answers, and quickly.

use std::error::Error as _;
use std::time::Duration;

use crate::audit::check::{Check, Group, Outcome, Status};
use crate::audit::reader::{OpenError, ReadError};
use crate::audit::subject::Subject;

pub(super) const CHECK: Check = Check {
    code: "database-reachable",
    title: "Database reachable",
    group: Group::Connection,
    run: |subject| Box::pin(run(subject)),
};

/// One late packet must not decide.
const ROUND_TRIPS: usize = 5;

/// A page that asks ten times in a row then waits for a second.
const SLOW: Duration = Duration::from_millis(100);

async fn run(subject: &Subject<'_>) -> Result<Outcome, ReadError> {
    let reader = match &subject.opened {
        Ok(reader) => reader,
        Err(error) => return Ok(unreachable(error)),
    };
    let mut times = Vec::with_capacity(ROUND_TRIPS);
    for _ in 0..ROUND_TRIPS {
        times.push(reader.round_trip().await?);
    }
    times.sort_unstable();
    let median = times[ROUND_TRIPS / 2];
    let tls: Option<String> = subject.row(include_str!("queries/database_reachable.sql")).await?.get("tls");
    let server = reader.server();
    let all: Vec<String> = times.iter().map(|time| in_words(*time)).collect();
    let outcome = judge(median)
        .with_fact("host", format!("{}:{}", server.host, server.port))
        .with_fact("database", &server.database)
        .with_fact("role", &server.user)
        .with_fact("encryption", tls.unwrap_or_else(|| "none".into()))
        .with_fact("connecting", in_words(subject.connect_time))
        .with_fact("round trips", all.join(", "));
    Ok(outcome)
}

fn judge(median: Duration) -> Outcome {
    let value = in_words(median);
    if median <= SLOW {
        return Outcome::ok(&value, format!("The database answers in {value}."));
    }
    Outcome::warning(&value, format!("The database takes {value} to answer a query that does nothing."))
        .with_fix("Bring the program and the database closer together, or look at the network between them.")
}

fn unreachable(error: &OpenError) -> Outcome {
    let mut causes = Vec::new();
    let mut source = error.source();
    while let Some(cause) = source {
        causes.push(cause.to_string());
        source = cause.source();
    }
    let why = if causes.is_empty() { String::new() } else { format!(": {}", causes.join(": ")) };
    let fix = match error {
        OpenError::NotReadOnly => "Connect directly or through the session pooler.",
        _ => "Check `DATABASE_URL`, and that the server runs and lets this role in.",
    };
    Outcome::new(Status::Failed, "", format!("The database is not reachable: {error}{why}.")).with_fix(fix)
}

fn in_words(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1_000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tenth_of_a_second_is_the_limit() {
        for (milliseconds, expect) in [(1, Status::Ok), (100, Status::Ok), (101, Status::Warning)] {
            assert_eq!(judge(Duration::from_millis(milliseconds)).status, expect, "{milliseconds} ms");
        }
    }
}
