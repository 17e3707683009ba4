//! Tables that row level security closes to everybody.

use super::tables_without_rls::not_supabase;
use crate::audit::check::{Check, Group, Outcome, count};
use crate::audit::reader::ReadError;
use crate::audit::subject::Subject;

pub(super) const CHECK: Check = Check {
    code: "tables-without-policies",
    title: "Tables without policies",
    group: Group::Security,
    run: |subject| Box::pin(run(subject)),
};

async fn run(subject: &Subject<'_>) -> Result<Outcome, ReadError> {
    if !subject.is_supabase().await? {
        return Ok(not_supabase());
    }
    let rows = subject.rows_of_exposed(include_str!("queries/tables_without_policies.sql")).await?;
    let value = rows.len().to_string();
    if rows.is_empty() {
        return Ok(Outcome::ok(value, "Every table with row level security has a policy."));
    }
    // Closed is safe and often meant; the platform's default privileges grant everything, so grants say nothing of it.
    let has = count(rows.len(), "table has", "tables have");
    let message = format!("{has} row level security and no policy: the data API finds them empty, which may be meant.");
    let names = rows.iter().map(|row| {
        (format!("{}.{}", row.get::<_, &str>("schema"), row.get::<_, &str>("name")), "no policy".to_owned())
    });
    Ok(Outcome::ok(value, message).with_facts(names))
}
