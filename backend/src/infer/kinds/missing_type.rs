//! A type that is not there: one of an extension, one of a cast, or one of the schema's own.

use crate::catalog::{Kind, ObjectId};
use crate::diagnose::extension_of_type;
use crate::infer::names::nearest;
use crate::infer::place::{declared_statement, place_first};
use crate::infer::words::{reason, slug};
use crate::infer::{Case, Proposal};
use crate::sql::{literal, readable_ident};

/// Types that stand alone.
const TYPES: [Kind; 4] = [Kind::Enum, Kind::Domain, Kind::CompositeType, Kind::RangeType];

/// What would mend it: an extension, another name, deploy, or a sketch of the type.
pub(in crate::infer) fn propose(case: &Case<'_>) -> Vec<Proposal> {
    let Some(name) = &case.diagnosis.slots.data_type else { return Vec::new() };
    let found = present(case, name)
        .or_else(|| extension(case, name))
        .or_else(|| {
            let found =
                declared_statement(case.declared, |kind| matches!(kind, "create_type" | "create_domain"), name)?;
            Some(Proposal::deploy(&format!("type `{name}`"), &found))
        })
        .or_else(|| other_name(case, name))
        .unwrap_or_else(|| sketch(case, name));
    vec![found]
}

fn types<'a>(case: &Case<'a>) -> impl Iterator<Item = &'a ObjectId> {
    case.catalog.objects.keys().filter(|id| TYPES.contains(&id.kind))
}

/// It is there, in whatever schema.
fn present(case: &Case<'_>, name: &str) -> Option<Proposal> {
    let found = types(case).find(|id| id.name == name)?;
    let evidence = vec![format!("The live database has `{}`.", found.path())];
    let title = match found.schema.as_str() {
        "public" => "repeat the request: the type is there".to_owned(),
        schema => format!("write the type with its schema, `{schema}.{name}`, or put \"{schema}\" on the search path"),
    };
    Some(Proposal::shown(title, evidence, 0.85))
}

fn extension(case: &Case<'_>, name: &str) -> Option<Proposal> {
    let extension = extension_of_type(name)?;
    let installed = case.catalog.objects.keys().find(|id| id.kind == Kind::Extension && id.name == extension);
    if installed.is_some() {
        let evidence = vec![format!("Extension \"{extension}\" is installed; its schema is not on the search path.")];
        let title = format!("write `{name}` with the schema of extension \"{extension}\"");
        return Some(Proposal::shown(title, evidence, 0.8));
    }
    let place = place_first(case.declared, "extensions.sql", &slug(&["create_extension", extension]))?;
    let has_schema = case.catalog.objects.keys().any(|id| id.kind == Kind::Schema && id.name == "extensions");
    let schema = if has_schema { " with schema extensions" } else { "" };
    let sql =
        format!("{}\ncreate extension if not exists {}{schema};\n", reason(case, name), readable_ident(extension));
    let evidence = vec![format!("Type `{name}` belongs to extension \"{extension}\", which is not installed.")];
    Some(Proposal::statement(format!("install extension \"{extension}\""), place, sql, evidence, 0.85))
}

fn other_name(case: &Case<'_>, name: &str) -> Option<Proposal> {
    let meant = nearest(name, types(case).map(|id| id.name.as_str()))?;
    let title = format!("change your code here: write `{meant}` for type `{name}`");
    Some(Proposal::shown(title, vec![format!("Type `{meant}` is there, and `{name}` is nearly the same name.")], 0.85))
}

/// What its labels are is not in the evidence, so that this is no statement to be run.
fn sketch(case: &Case<'_>, name: &str) -> Proposal {
    let label = case.diagnosis.slots.value.as_deref().unwrap_or("…");
    let evidence = vec![
        format!("Neither the database nor a file has a type `{name}`, and no name is near."),
        "What the type consists of is not in the error; fill it in.".to_owned(),
    ];
    Proposal {
        sql: format!("create type public.{} as enum ({});\n", readable_ident(name), literal(label)),
        ..Proposal::shown(format!("declare type `{name}` in `enums.sql`"), evidence, 0.4)
    }
}
