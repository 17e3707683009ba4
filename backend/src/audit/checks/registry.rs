//! The list of all checks, in the order in which they run and are shown.

use super::{
    anonymous_write, blocked_sessions, cache_hit_rate, connection_slots, database_reachable, drift, duplicate_indexes,
    invalid_indexes, last_deployment, long_transactions, never_analyzed, pending_changes, sequences_near_end,
    server_version, tables_without_policies, tables_without_rls, transaction_id_age, unindexed_foreign_keys,
};
use crate::audit::check::Check;

/// Every check.
pub static CHECKS: &[Check] = &[
    database_reachable::CHECK,
    server_version::CHECK,
    connection_slots::CHECK,
    long_transactions::CHECK,
    blocked_sessions::CHECK,
    cache_hit_rate::CHECK,
    transaction_id_age::CHECK,
    never_analyzed::CHECK,
    drift::CHECK,
    pending_changes::CHECK,
    invalid_indexes::CHECK,
    duplicate_indexes::CHECK,
    unindexed_foreign_keys::CHECK,
    sequences_near_end::CHECK,
    tables_without_rls::CHECK,
    tables_without_policies::CHECK,
    anonymous_write::CHECK,
    last_deployment::CHECK,
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::CHECKS;

    #[test]
    fn codes_are_unique_and_kebab_case() {
        let codes: BTreeSet<&str> = CHECKS.iter().map(|check| check.code).collect();
        assert_eq!(codes.len(), CHECKS.len());
        for code in codes {
            assert!(code.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{code}");
        }
    }
}
