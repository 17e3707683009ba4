//! The one list of lints.

use super::{
    duplicate_index, exposed_materialized_view, extension_in_public, no_primary_key, policy_always_true,
    policy_asks_per_row, policy_trusts_user_metadata, policy_without_rls, rls_disabled, rls_without_policy,
    search_path_unpinned, security_definer_view, unindexed_foreign_key,
};
use crate::audit::lint::Lint;

/// All lints, those about security first.
pub const LINTS: [Lint; 13] = [
    rls_disabled::LINT,
    rls_without_policy::LINT,
    policy_without_rls::LINT,
    unindexed_foreign_key::LINT,
    search_path_unpinned::LINT,
    security_definer_view::LINT,
    duplicate_index::LINT,
    policy_always_true::LINT,
    policy_asks_per_row::LINT,
    policy_trusts_user_metadata::LINT,
    exposed_materialized_view::LINT,
    no_primary_key::LINT,
    extension_in_public::LINT,
];
