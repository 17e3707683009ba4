//! Aggregates.

use serde::{Deserialize, Serialize};

/// An aggregate function.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Aggregate {
    /// `pg_aggregate.aggkind`: `n` normal, `o` ordered-set, `h` hypothetical-set.
    pub aggregate_kind: String,
    /// Quoted name with arguments, as DDL for aggregates refers to it.
    pub reference: String,
    /// Quoted name with argument types, as GRANT refers to it.
    pub routine_reference: String,
    /// Arguments with their names.
    pub signature: String,
    /// Result type.
    pub result: String,
    /// `pg_proc.proparallel`: `u` unsafe, `r` restricted, `s` safe.
    pub parallel: String,
    /// What it is computed with, `sfunc = numeric_mul`, in the order of the command.
    pub settings: Vec<String>,
}
