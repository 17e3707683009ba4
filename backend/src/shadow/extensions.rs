//! Which extensions the private server makes, and what follows where it does not.

use std::collections::BTreeMap;

use crate::postgres::PgError;
use crate::sql::{Reach, Statement, mentions};

/// Extensions that a superuser makes for the files: they read no files and open no connections. The others are left to
/// PostgreSQL, which lets a role without rights make those it trusts.
const SAFE: [&str; 34] = [
    "autoinc",
    "bloom",
    "btree_gin",
    "btree_gist",
    "citext",
    "cube",
    "dict_int",
    "dict_xsyn",
    "earthdistance",
    "fuzzystrmatch",
    "hstore",
    "insert_username",
    "intarray",
    "isn",
    "lo",
    "ltree",
    "moddatetime",
    "pg_buffercache",
    "pg_stat_statements",
    "pg_trgm",
    "pgcrypto",
    "pgjwt",
    "pgrowlocks",
    "pgtap",
    "refint",
    "seg",
    "tablefunc",
    "tcn",
    "tsm_system_rows",
    "tsm_system_time",
    "unaccent",
    "uuid-ossp",
    "vector",
    "hypopg",
];

/// Whether a superuser runs the statement: it is about safe extensions and nothing else.
pub(super) fn is_safe(reach: &Reach) -> bool {
    match reach {
        Reach::Extension { names, .. } => !names.is_empty() && names.iter().all(|name| is_safe_name(name)),
        _ => false,
    }
}

/// Whether a superuser makes the extension.
pub(super) fn is_safe_name(name: &str) -> bool {
    SAFE.contains(&name)
}

/// The extension a failed statement asked for that is not installed here, or may not be made here.
pub(super) fn lacked(statement: &Statement, error: &PgError) -> Option<String> {
    let Reach::Extension { names, creates: true } = &statement.reach else { return None };
    let absent = matches!(error.sqlstate.as_str(), "0A000" | "58P01") && error.message.contains("extension");
    let not_allowed = error.sqlstate == "42501" && error.message.starts_with("permission denied to create extension");
    names.first().filter(|_| absent || not_allowed).cloned()
}

/// What could not be tried so far.
#[derive(Default)]
pub(super) struct Untried {
    /// Extensions that are lacking, with the statement that asked first.
    pub(super) lacking: BTreeMap<String, usize>,
    /// Statements with what the server said.
    pub(super) statements: Vec<(usize, String)>,
    texts: Vec<String>,
}

impl Untried {
    /// Whether a failure is due to a lacking extension or to what could not be made without it; it is noted then.
    pub(super) fn accounts_for(&mut self, index: usize, statement: &Statement, error: &PgError) -> bool {
        let lacked = lacked(statement, error);
        let explains = lacked.is_some() || self.explains(error);
        if let Some(name) = lacked {
            self.lacking.entry(name).or_insert(index);
        }
        if explains {
            self.statements.push((index, error.message.clone()));
            self.texts.push(statement.text().to_owned());
        }
        explains
    }

    /// Types, functions, operators and schemas may be the extension's. A missing relation or column must be named by a
    /// statement that could not be tried, so that a slip of the pen elsewhere is still found.
    fn explains(&self, error: &PgError) -> bool {
        if self.lacking.is_empty() {
            return false;
        }
        match error.sqlstate.as_str() {
            "42704" | "42883" | "3F000" => true,
            "42P01" | "42703" | "42P10" => {
                let named = error.message.split('"').skip(1).step_by(2);
                let names: Vec<&str> = named.flat_map(|name| name.split('.')).collect();
                self.texts.iter().any(|text| names.iter().any(|name| mentions(text, name)))
            }
            _ => false,
        }
    }
}
