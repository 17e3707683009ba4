//! How many pages were in memory when they were needed.

use crate::audit::check::{Check, Group, Outcome};
use crate::audit::reader::ReadError;
use crate::audit::subject::Subject;

pub(super) const CHECK: Check = Check {
    code: "cache-hit-rate",
    title: "Cache hit rate",
    group: Group::Activity,
    run: |subject| Box::pin(run(subject)),
};

/// Pages asked for before anything is judged: after a start everything is read once.
const ENOUGH: i64 = 50_000;
/// Percent: below it every twentieth page is read from outside, and queries wait for the disk.
const WARN: f64 = 95.0;

async fn run(subject: &Subject<'_>) -> Result<Outcome, ReadError> {
    let row = subject.row(include_str!("queries/cache_hit_rate.sql")).await?;
    let buffers: String = row.get("shared_buffers");
    Ok(judge(row.get("hit"), row.get("read")).with_fact("shared_buffers", buffers))
}

fn judge(hit: i64, read: i64) -> Outcome {
    let all = hit + read;
    let facts = [("pages found in memory".to_owned(), hit.to_string()), ("pages read".to_owned(), read.to_string())];
    if all < ENOUGH {
        let message = format!("Too little was read to judge: {all} pages of {ENOUGH}.");
        return Outcome::ok(format!("{all} pages"), message).with_facts(facts);
    }
    // Counters of pages stay far below what a double holds exactly.
    #[expect(clippy::cast_precision_loss, reason = "a percentage")]
    let percent = hit as f64 * 100.0 / all as f64;
    let value = format!("{percent:.1} %");
    let outcome = if percent >= WARN {
        Outcome::ok(&value, format!("{value} of the pages were in memory when they were needed."))
    } else {
        Outcome::warning(&value, format!("Only {value} of the pages were in memory when they were needed.")).with_fix(
            "Look for queries that read whole tables (missing indexes), or give the server more shared_buffers.",
        )
    };
    outcome.with_facts(facts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::check::Status;

    #[test]
    fn little_reading_is_not_judged() {
        let cases = [(0, 0, Status::Ok), (1_000, 48_999, Status::Ok), (1_000, 49_000, Status::Warning)];
        for (hit, read, expect) in cases {
            assert_eq!(judge(hit, read).status, expect, "{hit} of {read}");
        }
        assert_eq!(judge(95_000, 5_000).value, "95.0 %");
        assert_eq!(judge(95_000, 5_000).status, Status::Ok);
        assert_eq!(judge(94_999, 5_001).status, Status::Warning);
    }
}
