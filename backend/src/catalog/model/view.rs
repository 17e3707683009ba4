//! Views and materialized views.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A column of a view.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ViewColumn {
    /// Name.
    pub name: String,
    /// Type with its modifier.
    pub data_type: String,
}

/// A view or materialized view.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct View {
    /// Materialized: its rows are stored.
    pub materialized: bool,
    /// A materialized view that holds rows, be it none; one that does not cannot be read.
    #[serde(default)]
    pub populated: bool,
    /// `pg_get_viewdef`.
    pub definition: String,
    /// Options, `name=value`, sorted.
    pub options: Vec<String>,
    /// Tablespace other than the database's.
    pub tablespace: Option<String>,
    /// Columns in order; columns can only be appended in place.
    #[serde(deserialize_with = "null_as_default")]
    pub columns: Vec<ViewColumn>,
    /// Comments of its columns.
    #[serde(deserialize_with = "null_as_default")]
    pub column_comments: BTreeMap<String, String>,
    /// Defaults of its columns.
    #[serde(deserialize_with = "null_as_default")]
    pub column_defaults: BTreeMap<String, String>,
    /// Privileges on single columns, `column: SELECT role`.
    #[serde(deserialize_with = "null_as_default")]
    pub column_grants: Vec<String>,
}

fn null_as_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: serde::Deserializer<'de>,
    T: Deserialize<'de> + Default,
{
    Ok(Option::<T>::deserialize(deserializer)?.unwrap_or_default())
}
