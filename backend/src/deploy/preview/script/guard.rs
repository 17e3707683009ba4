//! The checks at the head of a script and of each of its parts.

use std::collections::BTreeSet;

use super::text::{block, fill};
use super::write::Material;
use crate::catalog::{Catalog, Kind, ObjectId, load};
use crate::deploy::error::{DeployError, Stop};
use crate::deploy::journal::deployments_mark;
use crate::deploy::target::OpenTarget;
use crate::finding::Finding;
use crate::plan::tables_to_probe;
use crate::postgres::LOCK_KEY;
use crate::sql::{literal, qualified};

/// How an absent journal is called in the check.
const NO_JOURNAL: &str = "none";

/// What must still hold when the script runs.
pub(super) struct Guard {
    state: String,
    hash: String,
    journal: String,
}

impl Guard {
    /// Reads the marks of the live state, and makes sure that they are those of the state that was planned for.
    pub(super) async fn read(material: &Material<'_>, target: &OpenTarget) -> Result<Guard, Stop> {
        let client = &target.connection.client;
        let names: Vec<String> = schemas(material).into_iter().map(literal).collect();
        let array = format!("array[{}]::pg_catalog.text[]", names.join(", "));
        let state = include_str!("sql/state.sql").replace("$1", &array);
        let settings = "begin read only; set local search_path = ''; set local bytea_output = hex";
        client.batch_execute(settings).await.map_err(DeployError::Read)?;
        let hash = client.query_one(&state, &[]).await.map_err(DeployError::Read)?.get(0);
        client.batch_execute("rollback").await.map_err(DeployError::Read)?;
        let journal = deployments_mark(client).await?.unwrap_or_else(|| NO_JOURNAL.to_owned());
        let again = load(client, &target.connection.server.user).await.map_err(DeployError::Load)?;
        if !is_same(&again, &material.decided.have) {
            let finding = Finding::error("changed-meanwhile", "the database changed while the plan was made")
                .with_hint("Plan again.");
            return Err(Stop::refused(finding));
        }
        Ok(Guard { state, hash, journal })
    }

    /// The check before anything is sent.
    pub(super) fn head(&self, material: &Material<'_>, target: &OpenTarget) -> String {
        let server = &target.connection.server;
        let empty: String = empty_tables(material).iter().map(still_empty).collect();
        block(&fill(
            include_str!("sql/guard.sql"),
            &[
                ("database", &literal(&server.database)),
                ("user", &literal(&server.user)),
                ("major", &server.major().to_string()),
                ("lock", &LOCK_KEY.to_string()),
                ("journal", &literal(&self.journal)),
                ("state", &indented(&self.state)),
                ("hash", &literal(&self.hash)),
                ("empty", &empty),
            ],
        ))
    }
}

/// The check that part `done` was committed and nobody else deployed since; `more` is checked, too.
pub(super) fn check(id: &str, done: usize, more: &str) -> String {
    let part = literal(&done.to_string());
    let values = [("id", literal(id)), ("part", part), ("lock", LOCK_KEY.to_string()), ("more", more.to_owned())];
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    block(&fill(include_str!("sql/check.sql"), &values))
}

/// Schemas of everything that is declared, or was when the last deployment ended.
fn schemas<'a>(material: &'a Material<'_>) -> BTreeSet<&'a str> {
    let declared = material.decided.elaboration.declared.objects.keys();
    let touched = material.plan.objects.keys();
    let name = |id: &'a ObjectId| if id.kind == Kind::Schema { id.name.as_str() } else { id.schema.as_str() };
    declared.chain(touched).map(name).filter(|name| !name.is_empty()).collect()
}

/// Tables without rows, where the plan would be another one with rows.
fn empty_tables(material: &Material<'_>) -> BTreeSet<ObjectId> {
    let inputs = material.decided.inputs();
    let probed = tables_to_probe(&inputs);
    probed.difference(&inputs.evidence.nonempty).cloned().collect()
}

fn still_empty(table: &ObjectId) -> String {
    let name = qualified(&table.schema, &table.name);
    fill(include_str!("sql/empty.sql"), &[("table", &name), ("name", &literal(&name))])
}

fn is_same(one: &Catalog, other: &Catalog) -> bool {
    let same = one.objects.values().all(|object| other.get(&object.id).is_some_and(|found| found.same_as(object)));
    same && one.objects.len() == other.objects.len() && one.unmodelled == other.unmodelled
}

fn indented(sql: &str) -> String {
    let lines = sql.lines().filter(|line| !line.trim_start().starts_with("--"));
    lines.map(|line| format!("        {line}")).collect::<Vec<_>>().join("\n")
}
