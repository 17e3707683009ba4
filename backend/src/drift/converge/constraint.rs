//! Constraints.

use crate::catalog::{Constraint, Kind, Object, create, render_drop};
use crate::sql::{ident, qualified};

use super::super::hazard::{Hazard, Nature};
use super::rebuild::{Rebuilt, WHOLE, around};
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
        return vec![Step::new(want, &["inherited"], Nature::Unsupported(why), Vec::new())];
    }
    if !parts.contains(&"definition") && !parts.contains(&"constraint_type") {
        return validity(want, from, to, parts).into_iter().chain(index_parts(want, from, to, parts)).collect();
    }
    let sql = [vec![render_drop(want)], create(want, sides.want)].concat();
    let parts: Vec<&str> = parts.iter().copied().chain([WHOLE]).collect();
    vec![match around(sides, &want.id, &[Kind::Constraint, Kind::View], sql) {
        Rebuilt::Sql(sql) => Step::new(want, &parts, Nature::Hazard(Hazard::ValidatesRows), sql),
        Rebuilt::Blocked(why) => Step::new(want, &parts, Nature::Unsupported(why), Vec::new()),
    }]
}

fn validity(want: &Object, from: &Constraint, to: &Constraint, parts: &[&str]) -> Vec<Step> {
    if !parts.contains(&"validated") {
        return Vec::new();
    }
    if from.validated && !to.validated {
        let why = "a validated constraint cannot be made NOT VALID; it is stricter than declared".to_owned();
        return vec![Step::new(want, &["validated"], Nature::Unsupported(why), Vec::new())];
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
