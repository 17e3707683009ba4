//! Two tables that the request joins, and no foreign key between them.

use crate::catalog::{Catalog, ObjectId};
use crate::infer::asked::asked;
use crate::infer::free::free;
use crate::infer::names::{nearest, plurals, singular};
use crate::infer::once::add_constraint;
use crate::infer::place::place_by_table;
use crate::infer::relation::{columns, find_table, is_indexed, key_column, references_of, relation_names};
use crate::infer::words::{reason, slug};
use crate::infer::{Case, Proposal};
use crate::postgrest::{Name, SchemaCache};
use crate::sql::readable_ident;

/// A column that refers, and what it refers to.
struct Reference<'a> {
    table: &'a ObjectId,
    column: String,
    /// The column is not there yet.
    is_new: bool,
    target: &'a ObjectId,
    key: &'a str,
    data_type: &'a str,
}

/// What would mend it: another name, reload, or the foreign key.
pub(in crate::infer) fn propose(case: &Case<'_>) -> Vec<Proposal> {
    let slots = &case.diagnosis.slots;
    let [from, to] = slots.relationship.as_slice() else { return Vec::new() };
    let schema = slots.schema.as_deref();
    let Some(from) = find_table(case.catalog, schema, from) else { return Vec::new() };
    let hint = asked(case).embeds.into_iter().find(|(embed, _)| embed == to).and_then(|(_, hint)| hint);
    let Some(target) = find_table(case.catalog, Some(&from.schema), to) else {
        return other_name(case, from, to).into_iter().collect();
    };
    if let Some(reload) = is_there(case.catalog, from, target, hint.as_deref()) {
        return vec![reload];
    }
    refers(case.catalog, from, target, hint.as_deref())
        .or_else(|| refers(case.catalog, target, from, hint.as_deref()))
        .or_else(|| with_new_column(case.catalog, from, target))
        .and_then(|reference| add(case, &reference))
        .into_iter()
        .collect()
}

/// The embed names no table of the schema: one that is nearly it, or a column.
fn other_name(case: &Case<'_>, from: &ObjectId, to: &str) -> Option<Proposal> {
    if columns(case.catalog, from).iter().any(|(name, _)| *name == to) {
        let title = format!("change your code here: select `{to}` without brackets");
        return Some(Proposal::shown(title, vec![format!("`{to}` is a column of `{}`, not a table.", from.name)], 0.9));
    }
    let known: Vec<&str> = relation_names(case.catalog, &from.schema).collect();
    let plural = plurals(to).into_iter().find(|name| known.contains(&name.as_str()));
    let meant = plural.or_else(|| nearest(to, known.into_iter()).map(str::to_owned))?;
    let title = format!("change your code here: join `{meant}`, not `{to}`");
    Some(Proposal::shown(title, vec![format!("There is a table `{meant}` and none named `{to}`.")], 0.85))
}

/// The database has a key between the two by now; or the hint names none of those there are.
fn is_there(catalog: &Catalog, from: &ObjectId, target: &ObjectId, hint: Option<&str>) -> Option<Proposal> {
    let cache = SchemaCache::new(catalog, &[&from.schema]);
    let (own, other) = (Name::new(&from.schema, &from.name), Name::new(&target.schema, &target.name));
    let between = cache.relationships_of(&own).filter(|relationship| relationship.foreign == other);
    let mut constraints: Vec<&str> = between.flat_map(|relationship| relationship.constraints()).collect();
    constraints.dedup();
    let first = constraints.first()?;
    match hint.filter(|hint| !constraints.contains(hint)) {
        None => Some(Proposal::reload(format!("The live database joins the two by `{first}`."))),
        Some(hint) => {
            let names: Vec<String> = constraints.iter().map(|name| format!("`{name}`")).collect();
            let evidence = format!("No key between the two is named `{hint}`; there is {}.", names.join(", "));
            Some(Proposal::shown(
                format!("change your code here: join by `{}!{first}`", target.name),
                vec![evidence],
                0.85,
            ))
        }
    }
}

/// A column of `table` that names `target`, has the type of its key, and refers to nothing yet.
fn refers<'a>(
    catalog: &'a Catalog,
    table: &'a ObjectId,
    target: &'a ObjectId,
    hint: Option<&str>,
) -> Option<Reference<'a>> {
    let (key, key_facts) = key_column(catalog, target)?;
    let one = singular(&target.name);
    let names = [
        hint.unwrap_or_default().to_owned(),
        format!("{one}_{key}"),
        format!("{}_{key}", target.name),
        one.clone(),
        format!("{one}_uuid"),
    ];
    let fits = columns(catalog, table);
    let fits: Vec<&str> =
        fits.iter().filter(|(_, facts)| facts.data_type == key_facts.data_type).map(|(name, _)| *name).collect();
    let ending = format!("_{one}_{key}");
    let by_ending = || {
        let mut found = fits.iter().filter(|name| name.ends_with(&ending));
        found.next().filter(|_| found.next().is_none())
    };
    let column = names.iter().find_map(|name| fits.iter().find(|fit| *fit == name)).or_else(by_ending)?;
    let refers_already =
        references_of(catalog, table).any(|(_, reference)| reference.columns == [(*column).to_owned()]);
    (!refers_already).then(|| Reference {
        table,
        column: (*column).to_owned(),
        is_new: false,
        target,
        key,
        data_type: key_facts.data_type.as_str(),
    })
}

/// No column refers yet: the asking table gets one.
fn with_new_column<'a>(catalog: &'a Catalog, from: &'a ObjectId, target: &'a ObjectId) -> Option<Reference<'a>> {
    let (key, facts) = key_column(catalog, target)?;
    let column = format!("{}_{key}", singular(&target.name));
    let is_free = columns(catalog, from).iter().all(|(name, _)| *name != column);
    is_free.then_some(Reference { table: from, column, is_new: true, target, key, data_type: facts.data_type.as_str() })
}

fn add(case: &Case<'_>, reference: &Reference<'_>) -> Option<Proposal> {
    let Reference { table, column, target, key, .. } = reference;
    let constraint = format!("{}_{column}_fkey", table.name);
    let constraint = free(case.catalog, &table.schema, &constraint);
    let file = "constraints.sql";
    let place = place_by_table(case.declared, table, file, &slug(&["join", &table.name, &target.name]))?;
    let path = |id: &ObjectId| format!("{}.{}", readable_ident(&id.schema), readable_ident(&id.name));
    let (own, other, bare) = (path(table), path(target), readable_ident(column));
    let mut sql = reason(case, &target.name) + "\n";
    if reference.is_new {
        sql += &format!("alter table {own} add column if not exists {bare} {};\n", reference.data_type);
    }
    let definition = format!("foreign key ({bare}) references {other} ({})", readable_ident(key));
    sql += &add_constraint(table, &constraint, &definition);
    if reference.is_new || !is_indexed(case.catalog, table, column) {
        let index = format!("{}_{column}_idx", table.name);
        let index = readable_ident(&free(case.catalog, &table.schema, &index));
        sql += &format!("create index if not exists {index} on {own} ({bare});\n");
    }
    let mut evidence = vec![match reference.is_new {
        true => format!(
            "No column of `{}` refers to `{}` and none the other way round, so that one is added.",
            table.name, target.name
        ),
        false => format!(
            "Column `{column}` of `{}` has the type of `{}.{key}` and its name, and refers to nothing.",
            table.name, target.name
        ),
    }];
    evidence.push("Rows that are there are checked when it is deployed.".to_owned());
    let title = format!("add the foreign key from `{}.{column}` to `{}`", table.name, target.name);
    Some(Proposal::statement(title, place, sql, evidence, if reference.is_new { 0.4 } else { 0.9 }))
}
