//! Lints of a live schema, one file each with its SQL in `queries/`: what is allowed and will hurt. Modelled on what Supabase's own
//! linter looks for; the queries are ours.

mod duplicate_index;
mod exposed_materialized_view;
mod extension_in_public;
mod no_primary_key;
mod policy_always_true;
mod policy_asks_per_row;
mod policy_trusts_user_metadata;
mod policy_without_rls;
mod registry;
mod rls_disabled;
mod rls_without_policy;
mod search_path_unpinned;
mod security_definer_view;
mod unindexed_foreign_key;

pub use registry::LINTS;
