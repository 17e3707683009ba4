//! Sequences.

use crate::catalog::model::{IdentitySequence, Object, Sequence};
use crate::sql::qualified;

/// `CREATE SEQUENCE …`, without the column it belongs to: that column may come later.
pub(super) fn create_sequence(object: &Object, sequence: &Sequence) -> Vec<String> {
    let name = qualified(&object.id.schema, &object.id.name);
    let unlogged = if sequence.persistence == "u" { "unlogged " } else { "" };
    let cycle = if sequence.cycle { " cycle" } else { "" };
    vec![format!(
        "create {unlogged}sequence {name} as {} increment by {} minvalue {} maxvalue {} start with {} cache {}{cycle}",
        sequence.data_type, sequence.increment, sequence.min, sequence.max, sequence.start, sequence.cache
    )]
}

/// ` (increment by …)` of an identity column.
pub(super) fn identity_options(sequence: &IdentitySequence) -> String {
    let cycle = if sequence.cycle { " cycle" } else { "" };
    format!(
        " (increment by {} minvalue {} maxvalue {} start with {} cache {}{cycle})",
        sequence.increment, sequence.min, sequence.max, sequence.start, sequence.cache
    )
}
