//! Constraints.

use crate::catalog::{Constraint, Object};
use crate::sql::{ident, qualified};

use super::super::hazard::{Hazard, Nature};
use super::inheritance::follows_table;
use super::table::option_changes;
use super::{Sides, Step};

pub(super) fn steps(
    sides: Sides<'_>,
    want: &Object,
    (from, to): (&Constraint, &Constraint),
    parts: &[&str],
) -> Vec<Step> {
    if parts.contains(&"inherited") {
        let why = "a constraint cannot become a parent's constraint in place".to_owned();
        let nature = if follows_table(sides, want, to.inherited) { Nature::Replace } else { Nature::Unsupported(why) };
        return vec![Step::new(want, &["inherited"], nature, Vec::new())];
    }
    if !parts.contains(&"definition") && !parts.contains(&"constraint_type") {
        return validity(sides, want, (from, to), parts)
            .into_iter()
            .chain(index_parts(want, from, to, parts))
            .collect();
    }
    vec![Step::whole(sides, want, parts, Nature::Hazard(Hazard::ValidatesRows))]
}

fn validity(sides: Sides<'_>, want: &Object, (from, to): (&Constraint, &Constraint), parts: &[&str]) -> Vec<Step> {
    if !parts.contains(&"validated") {
        return Vec::new();
    }
    if from.validated && !to.validated {
        // What was checked cannot be unchecked; the constraint is added anew, without reading a row.
        return vec![Step::whole(sides, want, parts, Nature::Replace)];
    }
    let table = qualified(&want.id.schema, &want.id.relation);
    let sql = format!("alter table {table} validate constraint {}", ident(&want.id.name));
    vec![Step::new(want, &["validated"], Nature::Additive, vec![sql])]
}

/// The index of a primary key, unique or exclusion constraint.
fn index_parts(want: &Object, from: &Constraint, to: &Constraint, parts: &[&str]) -> Vec<Step> {
    let mut steps = Vec::new();
    if parts.contains(&"index_options") {
        let alter = format!("alter index {}", qualified(&want.id.schema, &want.id.name));
        let sql = option_changes(&alter, &from.index_options, &to.index_options);
        steps.push(Step::new(want, &["index_options"], Nature::Replace, sql));
    }
    if parts.contains(&"clustered") {
        let table = qualified(&want.id.schema, &want.id.relation);
        let word =
            if to.clustered { format!("cluster on {}", ident(&want.id.name)) } else { "set without cluster".into() };
        steps.push(Step::new(want, &["clustered"], Nature::Replace, vec![format!("alter table {table} {word}")]));
    }
    steps
}
