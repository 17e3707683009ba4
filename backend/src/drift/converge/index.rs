//! Indexes.

use crate::catalog::{Index, Object, create, render_drop};
use crate::sql::ident;

use super::super::hazard::{Hazard, Nature};
use super::inheritance::follows_table;
use super::{Sides, Step, WHOLE};

pub(super) fn steps(sides: Sides<'_>, want: &Object, (from, to): (&Index, &Index), parts: &[&str]) -> Vec<Step> {
    let rebuild = || [vec![render_drop(want)], create(want, sides.want)].concat();
    let whole: Vec<&str> = parts.iter().copied().chain([WHOLE]).collect();
    let mut steps = Vec::new();
    if parts.contains(&"definition") {
        return vec![Step::whole(sides, want, parts, Nature::Hazard(Hazard::RebuildsIndex))];
    }
    if parts.contains(&"valid") && !from.valid {
        // An index left over from a failed concurrent build answers no query; building it again loses nothing.
        return vec![Step::new(want, &whole, Nature::Additive, rebuild())];
    }
    if parts.contains(&"clustered") {
        let sql = if to.clustered {
            format!("alter table {} cluster on {}", to.table, ident(&want.id.name))
        } else {
            format!("alter table {} set without cluster", to.table)
        };
        steps.push(Step::new(want, &["clustered"], Nature::Replace, vec![sql]));
    }
    if parts.contains(&"inherited") {
        let why = "an index cannot be attached to the parent's index in place".to_owned();
        let nature = if follows_table(sides, want, to.inherited) { Nature::Replace } else { Nature::Unsupported(why) };
        steps.push(Step::new(want, &["inherited"], nature, Vec::new()));
    }
    steps
}
