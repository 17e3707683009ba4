//! A row that a constraint refuses: the schema did its work, and the row or the code is to be changed.

use crate::catalog::{Catalog, Constraint, Facts, ObjectId};
use crate::diagnose::ErrorClass;
use crate::infer::relation::find_table;
use crate::infer::{Case, Proposal};
use crate::postgrest::{parse_key, parse_reference};

/// The constraint, and what it asks of the row.
pub(in crate::infer) fn propose(case: &Case<'_>) -> Vec<Proposal> {
    if case.diagnosis.class == ErrorClass::NotNullViolation {
        return not_null(case).into_iter().collect();
    }
    let slots = &case.diagnosis.slots;
    let Some(name) = &slots.constraint else { return Vec::new() };
    let Some((id, constraint)) = find(case.catalog, slots.schema.as_deref(), slots.table.as_deref(), name) else {
        return Vec::new();
    };
    let said = format!("`{name}` of `{}` is {}.", id.relation, constraint.definition);
    vec![match case.diagnosis.class {
        ErrorClass::UniqueViolation => unique(constraint, said),
        ErrorClass::FkViolation => foreign(constraint, said, case.diagnosis.subclass.as_deref()),
        _ => Proposal::shown(format!("send a row that meets `{name}`"), vec![said], 0.9),
    }]
}

/// The constraint of that name, on the table where it is known.
fn find<'a>(
    catalog: &'a Catalog,
    schema: Option<&str>,
    table: Option<&str>,
    name: &str,
) -> Option<(&'a ObjectId, &'a Constraint)> {
    let named: Vec<_> = catalog
        .objects
        .iter()
        .filter_map(|(id, object)| match &object.facts {
            Facts::Constraint(constraint) if id.name == name => Some((id, constraint)),
            _ => None,
        })
        .filter(|(id, _)| schema.is_none_or(|schema| id.schema == schema))
        .collect();
    let on_table = named.iter().find(|(id, _)| table == Some(id.relation.as_str()));
    on_table.or(named.first()).copied()
}

fn unique(constraint: &Constraint, said: String) -> Proposal {
    let columns = parse_key(constraint).unwrap_or_default();
    let key = columns.join(",");
    let shown: Vec<String> = columns.iter().map(|column| format!("`{column}`")).collect();
    let evidence = vec![
        said,
        format!("With supabase-js: `.upsert(row, {{ onConflict: '{key}' }})` changes the row that is there."),
    ];
    let title = format!("send another value for {}, or change the row that is there", shown.join(", "));
    Proposal::shown(title, evidence, 0.9)
}

fn foreign(constraint: &Constraint, said: String, subclass: Option<&str>) -> Proposal {
    let Some(reference) = parse_reference(constraint) else {
        return Proposal::shown("look at the foreign key".to_owned(), vec![said], 0.5);
    };
    let columns: Vec<String> = reference.columns.iter().map(|column| format!("`{column}`")).collect();
    let columns = columns.join(", ");
    let title = match subclass {
        Some("still_referenced") => format!("delete or change the rows first that refer by {columns}"),
        _ => format!("send a {columns} that `{}` has, or make that row first", reference.foreign.name),
    };
    Proposal::shown(title, vec![said], 0.9)
}

fn not_null(case: &Case<'_>) -> Option<Proposal> {
    let slots = &case.diagnosis.slots;
    let (table, column) = (slots.table.as_ref()?, slots.column.as_ref()?);
    let id = find_table(case.catalog, slots.schema.as_deref(), table)?;
    let wanted = ObjectId {
        kind: crate::catalog::Kind::Column,
        relation: id.name.clone(),
        name: column.clone(),
        schema: id.schema.clone(),
    };
    let Some(Facts::Column(facts)) = case.catalog.objects.get(&wanted).map(|object| &object.facts) else { return None };
    let default = facts.default.as_ref().map_or("no default".to_owned(), |default| {
        format!("the default {default}, which a null sent on purpose overrides")
    });
    let evidence = vec![format!("`{table}.{column}` is {} not null and has {default}.", facts.data_type)];
    Some(Proposal::shown(format!("send a value for `{column}`, or leave it out where it has a default"), evidence, 0.9))
}
