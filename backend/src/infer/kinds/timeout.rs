//! A statement that took too long: an index it could have used.

use crate::catalog::ObjectId;
use crate::infer::asked::asked;
use crate::infer::free::free;
use crate::infer::place::place_by_table;
use crate::infer::relation::{columns, find_table, is_indexed, references_of};
use crate::infer::words::{reason, slug};
use crate::infer::{Case, Proposal};
use crate::sql::readable_ident;

/// The first filtered column that no index begins with, else the first foreign key without one.
pub(in crate::infer) fn propose(case: &Case<'_>) -> Vec<Proposal> {
    let asked = asked(case);
    let Some(table) = find_table(case.catalog, case.diagnosis.slots.schema.as_deref(), &asked.target) else {
        return Vec::new();
    };
    let known: Vec<&str> = columns(case.catalog, table).into_iter().map(|(name, _)| name).collect();
    let filtered = asked
        .filtered
        .iter()
        .find(|column| known.contains(&column.as_str()) && !is_indexed(case.catalog, table, column));
    if let Some(column) = filtered {
        let evidence =
            format!("The request filters or orders `{}` by `{column}`, and no index begins with it.", table.name);
        return index(case, table, column, evidence).into_iter().collect();
    }
    let unindexed = asked.embeds.iter().find_map(|(embed, _)| {
        let joined = find_table(case.catalog, Some(&table.schema), embed)?;
        let mut references = [table, joined]
            .into_iter()
            .flat_map(|one| references_of(case.catalog, one).map(move |(_, reference)| (one, reference)));
        references.find_map(|(one, reference)| {
            let column = reference.columns.first()?.clone();
            let between = reference.foreign.name == table.name || reference.foreign.name == joined.name;
            (between && !is_indexed(case.catalog, one, &column)).then_some((one, column))
        })
    });
    let Some((owner, column)) = unindexed else { return Vec::new() };
    let evidence = format!("The request joins along `{}.{column}`, and no index begins with it.", owner.name);
    index(case, owner, &column, evidence).into_iter().collect()
}

fn index(case: &Case<'_>, table: &ObjectId, column: &str, evidence: String) -> Option<Proposal> {
    let place = place_by_table(case.declared, table, "indexes.sql", &slug(&["index", &table.name, column]))?;
    let name = format!("{}_{column}_idx", table.name);
    let name = free(case.catalog, &table.schema, &name);
    let path = format!("{}.{}", readable_ident(&table.schema), readable_ident(&table.name));
    let sql = format!(
        "{}\ncreate index concurrently if not exists {} on {path} ({});\n",
        reason(case, column),
        readable_ident(&name),
        readable_ident(column)
    );
    let title = format!("index `{column}` of `{}`", table.name);
    Some(Proposal::statement(title, place, sql, vec![evidence, "It is built without blocking writes.".to_owned()], 0.6))
}
