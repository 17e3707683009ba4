//! Rows that a unique index would refuse.

use super::constraint::Repeated;
use super::text::{element, group, list};
use super::{RowProbe, live_table, own_rows};
use crate::catalog::{Index, Object};
use crate::plan::Inputs;

pub(super) fn probes(inputs: &Inputs<'_>, want: &Object, to: &Index) -> Vec<RowProbe> {
    probe(inputs, want, to).into_iter().collect()
}

fn probe(inputs: &Inputs<'_>, want: &Object, to: &Index) -> Option<RowProbe> {
    let definition = to.definition.strip_prefix("CREATE UNIQUE INDEX ")?;
    let table = want.table()?;
    let live = live_table(inputs, &table)?;
    let (elements, rest) = group(definition.split_once(" USING ")?.1)?;
    let elements: Vec<String> = list(elements).into_iter().map(element).collect();
    let filter = rest.split_once(" WHERE ").map(|(_, filter)| filter.to_owned());
    let repeated = Repeated {
        rows: own_rows(live, &table),
        nulls_are_equal: rest.contains("NULLS NOT DISTINCT"),
        filter,
        words: format!("unique index \"{}\"", want.id.name),
    };
    Some(repeated.probe((want, &table), &elements))
}
