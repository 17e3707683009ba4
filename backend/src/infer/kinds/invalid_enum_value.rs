//! A value that its enum type does not have.

use crate::catalog::{Catalog, Enum, Facts, ObjectId};
use crate::infer::names::{impossible, nearest, same_words};
use crate::infer::place::{declared_label, place_by_text};
use crate::infer::words::{reason, slug};
use crate::infer::{Case, Proposal};
use crate::sql::{literal, readable_ident};

/// What would mend it: repeat, send null, another label, deploy, or add the label.
pub(in crate::infer) fn propose(case: &Case<'_>) -> Vec<Proposal> {
    let slots = &case.diagnosis.slots;
    let (Some(name), Some(value)) = (&slots.enumeration, &slots.value) else { return Vec::new() };
    let Some((id, found)) = find_enum(case.catalog, slots.schema.as_deref(), name) else { return Vec::new() };
    if found.labels.contains(value) {
        let evidence = vec![format!("The live type `{}` has the label `{value}` by now.", id.path())];
        return vec![Proposal::shown("repeat the request: the label is there".to_owned(), evidence, 0.95)];
    }
    if value.trim().is_empty() {
        let evidence = vec![format!("An empty text is no label of `{}`; a column without a value is null.", id.path())];
        return vec![Proposal::shown(
            "change your code here: send null for an empty choice".to_owned(),
            evidence,
            0.95,
        )];
    }
    if let Some(found) = declared_label(case.declared, id, value) {
        return vec![Proposal::deploy(&format!("label `{value}` of `{}`", id.name), &found)];
    }
    other_label(id, found, value).or_else(|| add(case, id, found, value)).into_iter().collect()
}

/// The type of that name: in the schema that is known, else in `public`, else the only one there is.
fn find_enum<'a>(catalog: &'a Catalog, schema: Option<&str>, name: &str) -> Option<(&'a ObjectId, &'a Enum)> {
    let (named_schema, name) = name.rsplit_once('.').map_or((None, name), |(schema, name)| (Some(schema), name));
    let named: Vec<(&ObjectId, &Enum)> = catalog
        .objects
        .iter()
        .filter_map(|(id, object)| match &object.facts {
            Facts::Enum(found) if id.name == name => Some((id, found)),
            _ => None,
        })
        .collect();
    let of = |schema: &str| named.iter().find(|(id, _)| id.schema == schema).copied();
    named_schema.map_or_else(|| schema.and_then(of), of).or_else(|| of("public")).or(match named.as_slice() {
        [only] => Some(*only),
        _ => None,
    })
}

/// The label that is nearly the value.
fn other_label(id: &ObjectId, found: &Enum, value: &str) -> Option<Proposal> {
    let labels = || found.labels.iter().map(String::as_str);
    let same = labels().find(|label| same_words(label, value));
    let meant = same.or_else(|| nearest(value, labels()))?;
    let title = format!("change your code here: send `{meant}` for `{value}`");
    let evidence = vec![
        format!("Type `{}` has the label `{meant}`, and `{value}` is nearly the same.", id.path()),
        format!("Its labels are {}.", shown(found)),
    ];
    Some(Proposal::shown(title, evidence, if same.is_some() { 0.95 } else { 0.85 }))
}

fn add(case: &Case<'_>, id: &ObjectId, found: &Enum, value: &str) -> Option<Proposal> {
    if impossible(value).is_some() {
        return None;
    }
    let place = place_by_text(case.declared, &id.name, "enums.sql", &slug(&["add", &id.name, value]))?;
    let name = format!("{}.{}", readable_ident(&id.schema), readable_ident(&id.name));
    let sql = format!("{}\nalter type {name} add value if not exists {};\n", reason(case, value), literal(value));
    let evidence = vec![
        format!("The labels of `{}` are {}; none is near `{value}`.", id.path(), shown(found)),
        "A label cannot be taken away again without making the type anew.".to_owned(),
    ];
    Some(Proposal::statement(format!("add label `{value}` to `{}`", id.name), place, sql, evidence, 0.8))
}

fn shown(found: &Enum) -> String {
    let labels: Vec<String> = found.labels.iter().map(|label| format!("`{label}`")).collect();
    labels.join(", ")
}
