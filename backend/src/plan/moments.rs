//! Defaults that are declared as a moment.

use super::attribution::Attribution;
use super::inputs::DeclaredStatement;
use crate::catalog::{Catalog, Facts};
use crate::sql::mentions;

/// Marks the columns whose default is `'now'` or its like: the server puts the time of the statement in its place, so
/// that no two databases have the same.
pub fn mark_moments(statements: &[DeclaredStatement], attribution: &Attribution, catalog: &mut Catalog) {
    for (id, object) in &mut catalog.objects {
        let (Facts::Column(column), Some(table)) = (&mut object.facts, id.parent_table()) else { continue };
        if column.has_moment() {
            let mut about = attribution.concerns(&table).filter_map(|at| statements.get(at));
            column.moment = about.any(|declared| {
                let text = declared.statement.text();
                mentions(text, &id.name) && names_moment(text)
            });
        }
    }
}

fn names_moment(text: &str) -> bool {
    let text = text.to_lowercase();
    ["'now'", "'today'", "'tomorrow'", "'yesterday'"].iter().any(|word| text.contains(word))
}
