//! Publications.

use crate::catalog::{Object, Publication, publication_options};
use crate::sql::ident;

use super::super::hazard::Nature;
use super::{Sides, Step};

pub(super) fn steps(
    sides: Sides<'_>,
    want: &Object,
    (from, to): (&Publication, &Publication),
    parts: &[&str],
) -> Vec<Step> {
    if parts.contains(&"all_tables") {
        // A publication of all tables and one of named tables are made differently.
        return vec![Step::whole(sides, want, parts, Nature::Replace)];
    }
    let mut steps = Vec::new();
    let options = ["operations", "via_root", "generated_columns"];
    let settled: Vec<&str> = options.into_iter().filter(|part| parts.contains(part)).collect();
    if !settled.is_empty() {
        let none = from.generated_columns != "n" && to.generated_columns == "n";
        let none = if none { ", publish_generated_columns = none" } else { "" };
        let sql = format!("alter publication {} set ({}{none})", ident(&want.id.name), publication_options(to));
        steps.push(Step::new(want, &settled, Nature::Replace, vec![sql]));
    }
    steps
}
