//! An upsert by columns that no key or unique index is made of.

use crate::catalog::{Catalog, ObjectId};
use crate::infer::asked::asked;
use crate::infer::free::free;
use crate::infer::once::add_constraint;
use crate::infer::place::place_by_table;
use crate::infer::relation::{columns, find_table, is_unique};
use crate::infer::words::{reason, slug};
use crate::infer::{Case, Proposal};
use crate::sql::readable_ident;

/// What would mend it: a unique constraint over the columns that the request names.
pub(in crate::infer) fn propose(case: &Case<'_>) -> Vec<Proposal> {
    constraint(case).into_iter().collect()
}

fn constraint(case: &Case<'_>) -> Option<Proposal> {
    let asked = asked(case);
    let table = find_table(case.catalog, case.diagnosis.slots.schema.as_deref(), &asked.target)?;
    let known = columns(case.catalog, table);
    let is_known = |name: &String| known.iter().any(|(known, _)| known == name);
    if asked.conflict.is_empty() || !asked.conflict.iter().all(is_known) {
        return None;
    }
    if is_unique(case.catalog, table, &asked.conflict) {
        let evidence = vec![format!("`{}` is unique by these columns by now.", table.path())];
        return Some(Proposal::shown("repeat the request: the key is there".to_owned(), evidence, 0.9));
    }
    let named = asked.conflict.iter().map(|column| format!("`{column}`")).collect::<Vec<_>>().join(", ");
    let slug = slug(&["unique", &table.name, &asked.conflict.join("_")]);
    let place = place_by_table(case.declared, table, "constraints.sql", &slug)?;
    let sql = format!("{}\n{}", reason(case, &table.name), unique(case.catalog, table, &asked.conflict));
    let evidence = vec![
        format!("The request says by `on_conflict` that {named} tells whether a row is there, and no key does."),
        "Rows that are there are checked when it is deployed.".to_owned(),
    ];
    let title = format!("make {named} of `{}` unique, so that an upsert finds its row", table.name);
    Some(Proposal::statement(title, place, sql, evidence, 0.7))
}

/// A unique constraint, made once.
pub(super) fn unique(catalog: &Catalog, table: &ObjectId, columns: &[String]) -> String {
    let name = free(catalog, &table.schema, &format!("{}_{}_key", table.name, columns.join("_")));
    let columns: Vec<String> = columns.iter().map(|column| readable_ident(column)).collect();
    add_constraint(table, &name, &format!("unique ({})", columns.join(", ")))
}
