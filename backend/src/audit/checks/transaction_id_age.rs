//! How far the oldest database of the server is from the end of the transaction ids.

use crate::audit::check::{Check, Group, Outcome, Status};
use crate::audit::reader::ReadError;
use crate::audit::subject::Subject;

pub(super) const CHECK: Check = Check {
    code: "transaction-id-age",
    title: "Transaction id age",
    group: Group::Activity,
    run: |subject| Box::pin(run(subject)),
};

/// At `autovacuum_freeze_max_age` vacuum begins; at twice that it does not get ahead.
const TIMES: i64 = 2;
/// Half of all ids, for servers that let vacuum begin late.
const WARN_AT_MOST: i64 = 1_000_000_000;
/// Where the server itself drops all courtesy (default of `vacuum_failsafe_age`); at 2.1 billion it refuses to write.
const FAIL: i64 = 1_600_000_000;

async fn run(subject: &Subject<'_>) -> Result<Outcome, ReadError> {
    let rows = subject.rows(include_str!("queries/transaction_id_age.sql")).await?;
    let Some(oldest) = rows.first() else { return Ok(Outcome::skipped("The server lists no database.")) };
    let begins: i64 = oldest.get("freeze_max_age");
    let ages = rows.iter().map(|row| (row.get("database"), row.get::<_, i64>("age").to_string()));
    let outcome = judge(oldest.get("age"), begins, oldest.get("database"))
        .with_fact("autovacuum_freeze_max_age", begins.to_string())
        .with_facts(ages);
    Ok(outcome)
}

fn judge(age: i64, begins: i64, database: &str) -> Outcome {
    let value = format!("{} million", age / 1_000_000);
    let warn = (begins * TIMES).min(WARN_AT_MOST);
    let status = match age {
        FAIL.. => Status::Failed,
        _ if age > warn => Status::Warning,
        _ => Status::Ok,
    };
    if status == Status::Ok {
        return Outcome::ok(value, "Vacuum keeps up with the transaction ids.");
    }
    let message = format!(
        "Vacuum has not frozen database \"{database}\" for {value} transactions; at 2,100 million the server stops writing."
    );
    Outcome::new(status, value, message)
        .with_fix("End old transactions and unused replication slots, then vacuum the database as its owner.")
        .with_fix_sql("vacuum (freeze, verbose);")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twice_the_beginning_warns_and_the_failsafe_fails() {
        let cases = [
            (399_000_000, 200_000_000, Status::Ok),
            (401_000_000, 200_000_000, Status::Warning),
            (999_000_000, 1_900_000_000, Status::Ok),
            (1_001_000_000, 1_900_000_000, Status::Warning),
            (1_600_000_000, 200_000_000, Status::Failed),
        ];
        for (age, begins, expect) in cases {
            assert_eq!(judge(age, begins, "app").status, expect, "{age}");
        }
    }
}
