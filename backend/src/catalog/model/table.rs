//! Tables.

use serde::{Deserialize, Serialize};

/// Where a foreign table's rows are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ForeignTable {
    /// Name of its server.
    pub server: String,
    /// Options, `name=value`, sorted.
    pub options: Vec<String>,
}

/// An ordinary, partitioned or foreign table without its columns, constraints, indexes, triggers and policies.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// `pg_class.relpersistence`: `p` permanent, `u` unlogged.
    pub persistence: String,
    /// Row security enabled.
    pub rls: bool,
    /// Row security forced on the owner.
    pub rls_forced: bool,
    /// Storage options, `name=value`, sorted.
    pub options: Vec<String>,
    /// Table access method.
    pub access_method: Option<String>,
    /// Tablespace other than the database's.
    pub tablespace: Option<String>,
    /// Composite type of a typed table.
    pub of_type: Option<String>,
    /// `RANGE (created_at)` of a partitioned table.
    pub partition_key: Option<String>,
    /// `FOR VALUES …` of a partition.
    pub partition_bound: Option<String>,
    /// Server and options of a foreign table.
    #[serde(default)]
    pub foreign: Option<ForeignTable>,
    /// Quoted parents by inheritance or partitioning.
    pub parents: Vec<String>,
    /// `d` default, `n` nothing, `f` full, `index NAME`.
    pub replica_identity: String,
}
