//! How the last deployment ended.

use crate::audit::check::{Check, Group, Outcome, seconds_in_words};
use crate::audit::reader::ReadError;
use crate::audit::subject::Subject;

pub(super) const CHECK: Check = Check {
    code: "last-deployment",
    title: "Last deployment",
    group: Group::Deployments,
    run: |subject| Box::pin(run(subject)),
};

/// Seconds: nobody waits an hour; the deployer is gone without a word.
const STUCK: i64 = 60 * 60;

/// A row of the journal.
struct Deployment {
    id: String,
    status: String,
    age_s: i64,
    by: String,
    version: String,
}

async fn run(subject: &Subject<'_>) -> Result<Outcome, ReadError> {
    let there = "select pg_catalog.to_regclass('wrench.deployment') is not null";
    if !subject.row(there).await?.get::<_, bool>(0) {
        return Ok(none_yet());
    }
    let rows = subject.rows(include_str!("queries/last_deployment.sql")).await?;
    let Some(row) = rows.first() else { return Ok(none_yet()) };
    Ok(judge(&Deployment {
        id: row.get("id"),
        status: row.get("status"),
        age_s: row.get("age_s"),
        by: row.get("deployed_by"),
        version: row.get("tool_version"),
    }))
}

fn none_yet() -> Outcome {
    Outcome::ok("none", "No deployment is recorded in this database yet.")
}

fn judge(last: &Deployment) -> Outcome {
    let ago = seconds_in_words(last.age_s);
    let again = "Look at its log with `wrench logs`, then deploy again: it continues where it ended.";
    let outcome = match last.status.as_str() {
        "succeeded" => Outcome::ok("succeeded", format!("The last deployment succeeded {ago} ago.")),
        "running" if last.age_s > STUCK => {
            let message = format!("A deployment is noted as running since {ago}; its deployer is probably gone.");
            Outcome::warning("running", message).with_fix("Deploy again: it continues where that one ended.")
        }
        "running" => Outcome::ok("running", format!("A deployment has been running for {ago}.")),
        "partial" => {
            let message = format!("The last deployment, {ago} ago, failed after it had changed something.");
            Outcome::failed("partial", message).with_fix(again)
        }
        "failed" => {
            let message = format!("The last deployment, {ago} ago, failed and changed nothing.");
            Outcome::warning("failed", message).with_fix(again)
        }
        other => {
            let message = format!("The last deployment, {ago} ago, ended before its end: {other}.");
            Outcome::warning(other, message).with_fix(again)
        }
    };
    outcome
        .with_fact("deployment", &last.id)
        .with_fact("status", &last.status)
        .with_fact("role", &last.by)
        .with_fact("Wrench", &last.version)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::check::Status;

    #[test]
    fn the_end_decides_and_an_hour_is_too_long() {
        let cases = [
            ("succeeded", 10, Status::Ok),
            ("running", 3_600, Status::Ok),
            ("running", 3_601, Status::Warning),
            ("partial", 10, Status::Failed),
            ("failed", 10, Status::Warning),
            ("interrupted", 10, Status::Warning),
        ];
        for (status, age_s, expect) in cases {
            let last = Deployment {
                id: "1".into(),
                status: status.into(),
                age_s,
                by: "postgres".into(),
                version: "0.1.0".into(),
            };
            assert_eq!(judge(&last).status, expect, "{status} {age_s}");
        }
    }
}
