//! Names.

use super::Step;
use crate::catalog::{Kind, Object};
use crate::drift::hazard::Nature;
use crate::sql::{ident, qualified};

/// Gives an index or a constraint that is called otherwise the declared name; none for other kinds.
pub fn rename_step(have: &Object, want: &Object) -> Option<Step> {
    let to = ident(&want.id.name);
    let sql = match want.id.kind {
        Kind::Index => format!("alter index {} rename to {to}", qualified(&have.id.schema, &have.id.name)),
        Kind::Constraint => {
            let table = qualified(&have.id.schema, &have.id.relation);
            format!("alter table {table} rename constraint {} to {to}", ident(&have.id.name))
        }
        _ => return None,
    };
    Some(Step::new(want, &["name"], Nature::Replace, vec![sql]))
}
