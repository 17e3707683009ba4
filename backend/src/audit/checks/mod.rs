//! The checks: one file each, its query in `queries/`, one list in `registry.rs`.

mod anonymous_write;
mod blocked_sessions;
mod cache_hit_rate;
mod connection_slots;
mod database_reachable;
mod drift;
mod duplicate_indexes;
mod invalid_indexes;
mod last_deployment;
mod long_transactions;
mod never_analyzed;
mod pending_changes;
mod registry;
mod sequences_near_end;
mod server_version;
mod tables_without_policies;
mod tables_without_rls;
mod transaction_id_age;
mod unindexed_foreign_keys;

pub use registry::CHECKS;
