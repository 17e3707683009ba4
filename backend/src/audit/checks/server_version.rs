//! The server's major is one that Wrench knows and that still gets corrections.

use time::macros::date;
use time::{Date, Duration, OffsetDateTime};

use crate::audit::check::{Check, Group, Outcome};
use crate::audit::reader::ReadError;
use crate::audit::subject::Subject;

pub(super) const CHECK: Check = Check {
    code: "server-version",
    title: "Server version",
    group: Group::Connection,
    run: |subject| Box::pin(run(subject)),
};

/// Supported majors with the day of their last release, by PostgreSQL's versioning policy.
const SUPPORTED: [(u16, Date); 4] = [
    (15, date!(2027 - 11 - 11)),
    (16, date!(2028 - 11 - 09)),
    (17, date!(2029 - 11 - 08)),
    (18, date!(2030 - 11 - 14)),
];

/// A change of major is planned and tried for months.
const NOTICE: Duration = Duration::days(180);

async fn run(subject: &Subject<'_>) -> Result<Outcome, ReadError> {
    let server = subject.reader()?.server();
    Ok(judge(server.major(), &server.version, OffsetDateTime::now_utc().date()))
}

fn judge(major: u16, version: &str, today: Date) -> Outcome {
    let value = format!("PostgreSQL {version}");
    let upgrade = "Plan the upgrade to a newer major version.";
    let Some((_, end)) = SUPPORTED.into_iter().find(|(known, _)| *known == major) else {
        return match major < SUPPORTED[0].0 {
            true => Outcome::failed(&value, format!("{value} is older than what Wrench supports (15 to 18)."))
                .with_fix("Upgrade the server to PostgreSQL 15 or newer."),
            false => Outcome::warning(&value, format!("{value} is newer than what Wrench was tried with (15 to 18)."))
                .with_fix("Look for a newer Wrench; compare its plans with `--verify-only` before deploying."),
        };
    };
    let outcome = if today > end {
        Outcome::warning(&value, format!("{value} gets no more corrections since {end}.")).with_fix(upgrade)
    } else if today > end - NOTICE {
        Outcome::warning(&value, format!("{value} gets no more corrections after {end}.")).with_fix(upgrade)
    } else {
        Outcome::ok(&value, format!("{value} is supported until {end}."))
    };
    outcome.with_fact(format!("last release of PostgreSQL {major}"), end.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::check::Status;

    #[test]
    fn majors_and_their_ends_decide() {
        let today = date!(2026 - 10 - 01);
        let cases = [
            (14, today, Status::Failed),
            (15, today, Status::Ok),
            (15, date!(2027 - 11 - 11), Status::Warning),
            (15, date!(2027 - 11 - 12), Status::Warning),
            (18, today, Status::Ok),
            (19, today, Status::Warning),
        ];
        for (major, today, expect) in cases {
            assert_eq!(judge(major, &format!("{major}.1"), today).status, expect, "{major} on {today}");
        }
    }
}
