//! Policies that let everybody on the internet change or delete every row.

use super::tables_without_rls::not_supabase;
use crate::audit::check::{Check, Group, Outcome, count};
use crate::audit::reader::ReadError;
use crate::audit::subject::Subject;
use crate::sql::{ident, qualified};

pub(super) const CHECK: Check = Check {
    code: "anonymous-write",
    title: "Writing without log-in",
    group: Group::Security,
    run: |subject| Box::pin(run(subject)),
};

/// A policy that is no restriction.
struct Wide {
    schema: String,
    table: String,
    policy: String,
    command: String,
}

async fn run(subject: &Subject<'_>) -> Result<Outcome, ReadError> {
    if !subject.is_supabase().await? {
        return Ok(not_supabase());
    }
    let rows = subject.rows_of_exposed(include_str!("queries/anonymous_write.sql")).await?;
    let wide = rows.iter().map(|row| Wide {
        schema: row.get("schema"),
        table: row.get("table_name"),
        policy: row.get("policy"),
        command: row.get("command"),
    });
    Ok(judge(&wide.collect::<Vec<_>>()))
}

fn judge(wide: &[Wide]) -> Outcome {
    let value = wide.len().to_string();
    if wide.is_empty() {
        return Outcome::ok(value, "No policy lets everybody change or delete every row without a log-in.");
    }
    let lets = count(wide.len(), "policy lets", "policies let");
    let drops = wide
        .iter()
        .map(|wide| format!("drop policy {} on {};", ident(&wide.policy), qualified(&wide.schema, &wide.table)));
    Outcome::failed(value, format!("{lets} everybody who has the public key change or delete every row."))
        .with_fix(
            "Write into the policy whose rows may be changed, or limit it to `authenticated`; until then drop it.",
        )
        .with_fix_sql(drops.collect::<Vec<_>>().join("\n"))
        .with_facts(wide.iter().map(|wide| {
            (format!("{}.{}", wide.schema, wide.table), format!("policy \"{}\" for {}", wide.policy, wide.command))
        }))
}
