//! Expressions that bring a value of one type to another.

use crate::catalog::{Attribute, Catalog, Column, CompositeType, Facts, Kind, Object};
use crate::sql::ident;

use super::Sides;
use super::in_the_way::is_of_type;

/// The value of a column as the declared type has it; `is_other` says that the type is another one of the same name.
pub(super) fn cast(sides: Sides<'_>, name: &str, (from, to): (&Column, &Column), is_other: bool) -> String {
    let value = ident(name);
    if is_other && let Some((old, new)) = composites(sides, from, to) {
        let fields: Vec<String> = new.attributes.iter().map(|field| field_of(&value, field, old)).collect();
        let row = format!("row({})::{}", fields.join(", "), to.data_type);
        return format!("case when {value} is distinct from null then {row} end");
    }
    value_as(&value, &from.data_type, &to.data_type, is_other)
}

/// Whether the fields of a composite type are the same by name and place, so that its text reads back.
pub(super) fn same_fields(from: &CompositeType, to: &CompositeType) -> bool {
    from.attributes.iter().map(|field| &field.name).eq(to.attributes.iter().map(|field| &field.name))
}

fn composites<'a>(sides: Sides<'a>, from: &Column, to: &Column) -> Option<(&'a CompositeType, &'a CompositeType)> {
    let named = |catalog: &'a Catalog, column: &Column| {
        let of_type = |object: &&Object| object.id.kind == Kind::CompositeType && is_of_type(column, &object.id);
        catalog.objects.values().find(of_type)
    };
    let (old, new) = (named(sides.have, from)?, named(sides.want, to)?);
    match (&old.facts, &new.facts) {
        (Facts::CompositeType(old), Facts::CompositeType(new)) if !from.data_type.ends_with("[]") => Some((old, new)),
        _ => None,
    }
}

fn field_of(value: &str, field: &Attribute, old: &CompositeType) -> String {
    match old.attributes.iter().find(|before| before.name == field.name) {
        Some(before) => {
            let is_other = before.data_type == field.data_type && is_own(&field.data_type);
            value_as(&format!("({value}).{}", ident(&field.name)), &before.data_type, &field.data_type, is_other)
        }
        None => format!("null::{}", field.data_type),
    }
}

/// Between types of which one is not the system's there is rarely a cast; every type reads and writes text.
fn value_as(value: &str, from: &str, to: &str, is_other: bool) -> String {
    let by_text = !is_text(from) && !is_text(to) && (is_own(from) || is_own(to));
    match is_other || by_text {
        true => format!("{value}::text::{to}"),
        false => format!("{value}::{to}"),
    }
}

/// A type that is not the system's is named with its schema.
fn is_own(data_type: &str) -> bool {
    data_type.contains('.')
}

fn is_text(data_type: &str) -> bool {
    let bare = data_type.split('(').next().unwrap_or_default();
    matches!(bare, "text" | "character varying" | "character" | "name")
}

#[cfg(test)]
mod tests {
    use super::value_as;

    #[test]
    fn a_value_goes_by_text_where_no_cast_can_be_relied_on() {
        let check = |from: &str, to: &str, expect: &str| assert_eq!(value_as("a", from, to, false), expect);
        check("integer", "bigint", "a::bigint");
        check("text", "public.mood", "a::public.mood");
        check("public.mood", "text", "a::text");
        check("public.mood", "public.state", "a::text::public.state");
        check("character varying(9)", "public.mood", "a::public.mood");
        check("integer", "public.amount", "a::text::public.amount");
        assert_eq!(value_as("a", "public.mood", "public.mood", true), "a::text::public.mood");
    }
}
