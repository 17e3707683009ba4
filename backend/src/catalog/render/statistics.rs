//! Extended statistics.

use super::stable::stable_expression;
use crate::catalog::model::{Object, Statistics};
use crate::sql::qualified;

/// `CREATE STATISTICS …`.
pub(super) fn create_statistics(object: &Object, statistics: &Statistics) -> Vec<String> {
    let name = qualified(&object.id.schema, &object.id.name);
    let target = statistics.target.map(|target| format!("alter statistics {name} set statistics {target}"));
    [Some(stable_expression(&statistics.definition)), target].into_iter().flatten().collect()
}
