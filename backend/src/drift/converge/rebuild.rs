//! Takes away what stands in the way of a change and puts it back, never with CASCADE.

use crate::catalog::{Kind, Object, ObjectId, create, render_drop};

use super::Sides;

/// The pseudo part of a step that makes the whole object.
pub(super) const WHOLE: &str = "the whole object";

/// What became of a rebuild.
pub(super) enum Rebuilt {
    /// Statements for one transaction.
    Sql(Vec<String>),
    /// Something undeclared is in the way; the text names it.
    Blocked(String),
}

/// `change` between the dropping and the creation of all dependents of `id` that are of the given kinds.
pub(super) fn around(sides: Sides<'_>, id: &ObjectId, kinds: &[Kind], change: Vec<String>) -> Rebuilt {
    let dependents: Vec<&Object> =
        sides.have.dependents(id).into_iter().filter(|object| kinds.contains(&object.id.kind)).collect();
    let mut sql = Vec::new();
    for dependent in &dependents {
        if sides.want.get(&dependent.id).is_none() {
            return Rebuilt::Blocked(format!("{} depends on it and is not declared", dependent.id));
        }
        sql.push(render_drop(dependent));
    }
    sql.extend(change);
    let declared = dependents.iter().rev().filter_map(|dependent| sides.want.get(&dependent.id));
    sql.extend(declared.flat_map(|object| create(object, sides.want)));
    Rebuilt::Sql(sql)
}
