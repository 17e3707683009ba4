//! Columns.

use serde::{Deserialize, Serialize};

/// Options of the sequence inside an identity column.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IdentitySequence {
    /// First value.
    pub start: i64,
    /// Step.
    pub increment: i64,
    /// Least value.
    pub min: i64,
    /// Greatest value.
    pub max: i64,
    /// Values a session takes at once.
    pub cache: i64,
    /// Starts again at its end.
    pub cycle: bool,
}

/// A NOT NULL constraint (PostgreSQL 18 and later).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NotNullConstraint {
    /// Its name, where it is not the one the server chooses.
    pub name: Option<String>,
    /// Not inherited by children.
    pub no_inherit: bool,
    /// Existing rows were checked.
    pub validated: bool,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// Type with its modifier, schema-qualified where it is not the system's.
    pub data_type: String,
    /// Quoted collation where it is not the type's.
    pub collation: Option<String>,
    /// NOT NULL.
    pub not_null: bool,
    /// The constraint behind NOT NULL, on servers that have one.
    pub not_null_constraint: Option<NotNullConstraint>,
    /// Default expression.
    pub default: Option<String>,
    /// The default was declared as a moment (`default 'now'`), which the server replaces with the time of the statement.
    #[serde(default)]
    pub moment: bool,
    /// Generation expression.
    pub generated: Option<String>,
    /// `pg_attribute.attgenerated`: empty, `s` stored, `v` virtual.
    pub generated_kind: String,
    /// `pg_attribute.attidentity`: empty, `a` always, `d` by default.
    pub identity: String,
    /// Options of its identity sequence.
    pub identity_sequence: Option<IdentitySequence>,
    /// `pg_attribute.attstorage` where it is not the type's.
    pub storage: Option<String>,
    /// `pg_type.typstorage`: what a column of the type has unless told otherwise.
    #[serde(default)]
    pub type_storage: String,
    /// `pg_attribute.attcompression`: empty, `p` pglz, `l` lz4.
    pub compression: String,
    /// Statistics target where one is set.
    pub statistics: Option<i32>,
    /// Attribute options, `name=value`, sorted.
    pub options: Vec<String>,
    /// Options for a foreign table's wrapper, `name=value`, sorted.
    #[serde(default)]
    pub foreign_options: Vec<String>,
    /// Comes from a parent table only.
    pub inherited: bool,
    /// Attribute number; order among the table's columns, never compared.
    pub position: i32,
}

impl Column {
    /// Whether the default is one moment, and not what is the time when a row is made.
    pub fn has_moment(&self) -> bool {
        let text = self.default.as_deref().unwrap_or_default();
        text.starts_with('\'') && ["date", "time", "timestamp"].iter().any(|kind| text.contains(&format!("'::{kind}")))
    }

    /// Whether adding the column writes no row: no default, or one that is the same for every row.
    ///
    /// PostgreSQL stores such a default once in the catalog (since version 11) instead of rewriting the table.
    pub fn adds_without_rewrite(&self) -> bool {
        self.generated_kind != "s" && self.identity.is_empty() && self.default.as_deref().is_none_or(is_constant)
    }

    /// Whether rows that are already there can have the column.
    pub fn accepts_existing_rows(&self) -> bool {
        !self.not_null || self.default.is_some() || self.generated.is_some() || !self.identity.is_empty()
    }
}

/// Literals, casts of literals, and the stable functions that are evaluated once per command.
fn is_constant(expression: &str) -> bool {
    const STABLE: [&str; 6] =
        ["now()", "CURRENT_TIMESTAMP", "CURRENT_DATE", "LOCALTIMESTAMP", "transaction_timestamp()", "CURRENT_USER"];
    STABLE.contains(&expression.trim_start_matches("pg_catalog."))
        || !without_strings(expression).split("::").next().unwrap_or_default().contains('(')
}

fn without_strings(expression: &str) -> String {
    expression.split('\'').step_by(2).collect()
}

#[cfg(test)]
mod tests {
    use super::is_constant;

    #[test]
    fn literals_and_stable_functions_are_constant_and_volatile_ones_are_not() {
        for constant in [
            "0",
            "'a(b'::text",
            "now()",
            "CURRENT_DATE",
            "'{}'::jsonb",
            "ARRAY['a'::text]",
            "'x'::character varying(3)",
        ] {
            assert!(is_constant(constant), "{constant}");
        }
        for volatile in ["gen_random_uuid()", "nextval('s'::regclass)", "public.f('a')", "(random() * 3)"] {
            assert!(!is_constant(volatile), "{volatile}");
        }
    }
}
