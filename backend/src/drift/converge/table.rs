//! Tables.

use crate::catalog::{ForeignTable, Object, Table};
use crate::sql::{ident, qualified};

use super::super::hazard::{Hazard, Nature};
use super::foreign_server::changed_options;
use super::{Sides, Step, inheritance};

pub(super) fn steps(sides: Sides<'_>, want: &Object, (from, to): (&Table, &Table), parts: &[&str]) -> Vec<Step> {
    let alter = format!("alter table {}", qualified(&want.id.schema, &want.id.name));
    let place = inheritance::step(sides, want, (from, to), parts);
    let settled = |part: &str| place.as_ref().is_some_and(|step| step.parts.iter().any(|known| known == part));
    let own = parts.iter().filter(|part| !settled(part)).filter_map(|part| step(want, (from, to), part, &alter));
    let own: Vec<Step> = own.collect();
    place.into_iter().chain(own).collect()
}

fn step(want: &Object, (from, to): (&Table, &Table), part: &str, alter: &str) -> Option<Step> {
    let replace = |sql: Vec<String>| Some(Step::new(want, &[part], Nature::Replace, sql));
    let rewrite = |sql: String| Some(Step::new(want, &[part], Nature::Hazard(Hazard::RewritesTable), vec![sql]));
    match part {
        "rls" => {
            let word = if to.rls { "enable" } else { "disable" };
            replace(vec![format!("{alter} {word} row level security")])
        }
        "rls_forced" => {
            let word = if to.rls_forced { "force" } else { "no force" };
            replace(vec![format!("{alter} {word} row level security")])
        }
        "options" => replace(option_changes(alter, &from.options, &to.options)),
        "replica_identity" => {
            let identity = match to.replica_identity.as_str() {
                "n" => "nothing".to_owned(),
                "f" => "full".to_owned(),
                other => other
                    .strip_prefix("index ")
                    .map_or_else(|| "default".to_owned(), |index| format!("using index {}", ident(index))),
            };
            replace(vec![format!("{alter} replica identity {identity}")])
        }
        "persistence" => {
            let word = if to.persistence == "u" { "unlogged" } else { "logged" };
            rewrite(format!("{alter} set {word}"))
        }
        "access_method" => {
            rewrite(format!("{alter} set access method {}", ident(to.access_method.as_deref().unwrap_or("heap"))))
        }
        "tablespace" => {
            rewrite(format!("{alter} set tablespace {}", ident(to.tablespace.as_deref().unwrap_or("pg_default"))))
        }
        "foreign" => Some(foreign(want, (from.foreign.as_ref(), to.foreign.as_ref()))),
        "partition_key" => {
            let why = format!("its {} cannot be changed without moving its rows", part.replace('_', " "));
            Some(Step::new(want, &[part], Nature::Unsupported(why), Vec::new()))
        }
        _ => None,
    }
}

/// Its rows are elsewhere, so another option changes none; another server, or none, makes it another table.
fn foreign(want: &Object, sides: (Option<&ForeignTable>, Option<&ForeignTable>)) -> Step {
    match sides {
        (Some(from), Some(to)) if from.server == to.server => {
            let table = qualified(&want.id.schema, &want.id.name);
            let sql = format!("alter foreign table {table} {}", changed_options(&from.options, &to.options));
            Step::new(want, &["foreign"], Nature::Replace, vec![sql])
        }
        _ => {
            let why = "where a table's rows are cannot be changed in place".to_owned();
            Step::new(want, &["foreign"], Nature::Unsupported(why), Vec::new())
        }
    }
}

/// `set (…)` for what is new or changed, `reset (…)` for what is gone.
pub(super) fn option_changes(alter: &str, from: &[String], to: &[String]) -> Vec<String> {
    let set: Vec<&str> = to.iter().filter(|option| !from.contains(option)).map(String::as_str).collect();
    let name = |option: &str| option.split('=').next().unwrap_or(option).to_owned();
    let kept: Vec<String> = to.iter().map(|option| name(option)).collect();
    let gone: Vec<String> = from.iter().map(|option| name(option)).filter(|option| !kept.contains(option)).collect();
    let mut statements = Vec::new();
    if !set.is_empty() {
        statements.push(format!("{alter} set ({})", set.join(", ")));
    }
    if !gone.is_empty() {
        statements.push(format!("{alter} reset ({})", gone.join(", ")));
    }
    statements
}
