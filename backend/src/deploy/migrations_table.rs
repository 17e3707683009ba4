//! `supabase_migrations.schema_migrations`: a hint of what is applied, and kept in step.

use std::collections::{BTreeMap, BTreeSet};

use tokio_postgres::Client;

use super::error::DeployError;
use crate::files::{PlatformKind, Style};
use crate::finding::Finding;
use crate::plan::{DeclaredStatement, Inputs, Place};
use crate::sql::{StatementClass, literal};

/// How it is called in messages.
const NAME: &str = "supabase_migrations.schema_migrations";

/// The table as it was found.
#[derive(Debug, Default)]
pub(super) struct MigrationsTable {
    exists: bool,
    may_read: bool,
    may_write: bool,
    /// It is absent, its schema is there, and this is the platform that has it.
    may_create: bool,
    has_texts: bool,
    versions: BTreeSet<String>,
}

/// A history file as the table knows it.
struct Migration<'a> {
    version: &'a str,
    name: &'a str,
    statements: Vec<&'a str>,
}

/// Reads the table, or that there is none.
pub(super) async fn read_migrations_table(
    client: &Client,
    platform: PlatformKind,
) -> Result<MigrationsTable, DeployError> {
    let row = client.query_opt(include_str!("queries/migrations_table.sql"), &[]).await.map_err(DeployError::Read)?;
    let Some(row) = row else { return Ok(MigrationsTable::default()) };
    let mut table = MigrationsTable {
        exists: row.get(0),
        may_read: row.get(1),
        may_write: row.get(2),
        has_texts: row.get(4),
        ..MigrationsTable::default()
    };
    table.may_create = !table.exists && platform == PlatformKind::Supabase && row.get(3);
    if table.may_read {
        let sql = "select version from supabase_migrations.schema_migrations";
        let rows = client.query(sql, &[]).await.map_err(DeployError::Read)?;
        table.versions = rows.iter().map(|row| row.get(0)).collect();
    }
    Ok(table)
}

impl MigrationsTable {
    /// A warning where the table says more or less than what is applied.
    pub(super) fn disagreement(&self, inputs: &Inputs<'_>) -> Option<Finding> {
        let files = migrations(inputs.statements);
        if !self.may_read || files.is_empty() {
            return None;
        }
        let place = place_in_words(inputs, &files);
        let ends_with = self.versions.last().map_or_else(|| "is empty".to_owned(), |last| format!("ends with {last}"));
        let finding = |detail: String| {
            Finding::warn("migrations-table", format!("{NAME} {ends_with}, and the database is at {place}"))
                .with_detail(detail)
                .with_hint("What is live decides. A successful deploy adds versions that the table lacks; `supabase migration repair` removes others.")
        };
        let undecided = inputs.evidence.positions.iter().any(|p| !matches!(p.place, Place::After(_)));
        if undecided {
            return (!self.versions.is_empty())
                .then(|| finding("The table is a hint, and decides nothing.".to_owned()));
        }
        let applied: BTreeSet<&str> =
            files.iter().filter(|(_, range)| is_applied(inputs, range)).map(|(version, _)| *version).collect();
        let more: Vec<&str> = self.versions.iter().map(String::as_str).filter(|v| !applied.contains(v)).collect();
        let less: Vec<&str> = applied.iter().copied().filter(|version| !self.versions.contains(*version)).collect();
        let said = [("It has versions that are not applied", more), ("It lacks versions that are applied", less)];
        let said: Vec<String> = said
            .into_iter()
            .filter(|(_, versions)| !versions.is_empty())
            .map(|(words, versions)| format!("{words}: {}.", versions.join(", ")))
            .collect();
        (!said.is_empty()).then(|| finding(said.join(" ")))
    }

    /// Adds the versions of files whose last statement is among `done`, in the running transaction.
    pub(super) async fn keep(
        &self,
        client: &Client,
        statements: &[DeclaredStatement],
        done: impl Iterator<Item = usize>,
    ) -> Result<Option<Finding>, DeployError> {
        let ended = done.filter_map(|index| migration(statements, index));
        let missing: Vec<Migration<'_>> = ended.filter(|file| !self.versions.contains(file.version)).collect();
        if missing.is_empty() || !(self.exists || self.may_create) {
            return Ok(None);
        }
        if self.exists && !self.may_write {
            return Ok(Some(not_kept("The role that deploys may not insert into it.")));
        }
        client.batch_execute("savepoint wrench_migrations").await.map_err(DeployError::Journal)?;
        let kept = self.insert(client, &missing).await;
        let end = match &kept {
            Ok(()) => "release savepoint wrench_migrations",
            Err(_) => "rollback to savepoint wrench_migrations; release savepoint wrench_migrations",
        };
        client.batch_execute(end).await.map_err(DeployError::Journal)?;
        Ok(kept.err().map(|error| not_kept(&format!("The server said: {error}."))))
    }

    /// The same as statements of a script.
    pub(super) fn script(&self, statements: &[DeclaredStatement], done: impl Iterator<Item = usize>) -> Vec<String> {
        let ended = done.filter_map(|index| migration(statements, index));
        let missing: Vec<Migration<'_>> = ended.filter(|file| !self.versions.contains(file.version)).collect();
        if missing.is_empty() || !(self.may_create || (self.exists && self.may_write)) {
            return Vec::new();
        }
        let table = self.may_create.then(|| include_str!("queries/make_migrations_table.sql").to_owned());
        let into = "insert into supabase_migrations.schema_migrations";
        let rows = missing.iter().map(|file| {
            let texts: Vec<String> = file.statements.iter().map(|text| literal(text)).collect();
            let texts = format!("array[{}]::pg_catalog.text[]", texts.join(", "));
            let (columns, values) = match self.has_texts || self.may_create {
                true => ("version, name, statements", [literal(file.version), literal(file.name), texts].join(", ")),
                false => ("version", literal(file.version)),
            };
            format!("{into} ({columns}) values ({values}) on conflict do nothing")
        });
        table.into_iter().chain(rows).collect()
    }

    async fn insert(&self, client: &Client, missing: &[Migration<'_>]) -> Result<(), tokio_postgres::Error> {
        if self.may_create {
            client.batch_execute(include_str!("queries/make_migrations_table.sql")).await?;
        }
        for file in missing {
            if self.has_texts || self.may_create {
                let sql = "insert into supabase_migrations.schema_migrations (version, name, statements) values ($1, $2, $3) on conflict do nothing";
                client.execute(sql, &[&file.version, &file.name, &file.statements]).await?;
            } else {
                let sql =
                    "insert into supabase_migrations.schema_migrations (version) values ($1) on conflict do nothing";
                client.execute(sql, &[&file.version]).await?;
            }
        }
        Ok(())
    }
}

fn not_kept(why: &str) -> Finding {
    Finding::warn("migrations-table", format!("{NAME} could not be kept in step"))
        .with_detail(why)
        .with_hint("Add the versions with `supabase migration repair --status applied`.")
}

/// Versions of the history files in scope, with the statements of each.
fn migrations(statements: &[DeclaredStatement]) -> BTreeMap<&str, Vec<usize>> {
    let mut all: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, declared) in statements.iter().enumerate() {
        if let Some((version, _)) = version_of(declared) {
            all.entry(version).or_default().push(index);
        }
    }
    all
}

fn migration(statements: &[DeclaredStatement], last: usize) -> Option<Migration<'_>> {
    let declared = statements.get(last).filter(|declared| declared.ends_file)?;
    let (version, name) = version_of(declared)?;
    let own = statements.iter().filter(|other| other.phase == declared.phase && other.file == declared.file);
    Some(Migration { version, name, statements: own.map(|other| other.statement.text()).collect() })
}

/// Version and name out of `20240302_add_groq.sql`, as the Supabase command line reads them.
fn version_of(declared: &DeclaredStatement) -> Option<(&str, &str)> {
    let is_step = declared.in_scope && declared.style == Style::History;
    let stem = declared.file.rsplit('/').next()?.strip_suffix(".sql").filter(|_| is_step)?;
    let (version, name) = stem.split_once('_')?;
    (!version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit())).then_some((version, name))
}

fn is_applied(inputs: &Inputs<'_>, statements: &[usize]) -> bool {
    let is_mark = |declared: &DeclaredStatement| declared.statement.class == StatementClass::Transaction;
    statements.iter().all(|index| {
        let declared = &inputs.statements[*index];
        is_mark(declared) || inputs.is_found(*index) || inputs.is_applied(declared)
    })
}

fn place_in_words(inputs: &Inputs<'_>, files: &BTreeMap<&str, Vec<usize>>) -> String {
    let undecided = inputs.evidence.positions.iter().find_map(|position| match &position.place {
        Place::OneOf(places) => {
            let names: Vec<&str> = places.iter().filter_map(|applied| position.name(*applied)).collect();
            Some(names.join(" or "))
        }
        Place::Nowhere { .. } => Some("none of the files".to_owned()),
        Place::After(_) => None,
    });
    let last = files.iter().rev().find(|(_, statements)| is_applied(inputs, statements));
    let last = || last.map_or_else(|| "the start".to_owned(), |(version, _)| (*version).to_owned());
    undecided.unwrap_or_else(last)
}
