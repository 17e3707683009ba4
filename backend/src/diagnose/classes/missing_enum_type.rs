//! A type that is not there.

use super::class::{Class, Words, named, words};
use crate::diagnose::pattern::plain;
use crate::diagnose::{ErrorClass, Slots};

/// Types that extensions bring, with the extension.
const EXTENSION_TYPES: [(&str, &str); 21] = [
    ("vector", "vector"),
    ("halfvec", "vector"),
    ("sparsevec", "vector"),
    ("citext", "citext"),
    ("ltree", "ltree"),
    ("lquery", "ltree"),
    ("ltxtquery", "ltree"),
    ("hstore", "hstore"),
    ("cube", "cube"),
    ("seg", "seg"),
    ("earth", "earthdistance"),
    ("geometry", "postgis"),
    ("geography", "postgis"),
    ("box2d", "postgis"),
    ("box3d", "postgis"),
    ("raster", "postgis_raster"),
    ("isbn", "isn"),
    ("isbn13", "isn"),
    ("ean13", "isn"),
    ("gtrgm", "pg_trgm"),
    ("semver", "semver"),
];

pub(super) static CLASS: Class = Class {
    codes: &[("42704", None)],
    patterns: &[
        plain("type <type> does not exist"),
        plain("unrecognized type <type>"),
        plain("<type> type not found in the database"),
        plain("Typ <type> existiert nicht"),
        plain("le type <type> n'existe pas"),
        plain("no existe el tipo <type>"),
        plain("(?:o )?tipo <type> não existe"),
        plain("il tipo <type> non esiste"),
        plain("тип <type> не существует"),
    ],
    subclass: refine,
    words: say,
    ..Class::of(ErrorClass::MissingEnumType)
};

fn refine(slots: &mut Slots, casts: &[String]) -> Option<&'static str> {
    let name = slots.data_type.clone()?;
    if extension_of(&name).is_some() {
        return Some("extension_type");
    }
    if casts.contains(&name) {
        return Some("cast_type");
    }
    slots.enumeration.get_or_insert(name);
    None
}

/// The extension that brings a type of that name.
pub(in crate::diagnose) fn extension_of(name: &str) -> Option<&'static str> {
    EXTENSION_TYPES.iter().find(|(known, _)| *known == name).map(|(_, extension)| *extension)
}

fn say(slots: &Slots, subclass: Option<&str>) -> Words {
    let title = format!("{} does not exist", named("type", &slots.data_type));
    if let Some(extension) = slots.data_type.as_deref().and_then(extension_of) {
        let why = format!(
            "The type belongs to extension \"{extension}\", which is not installed, or not in a searched schema."
        );
        let next = [format!(
            "add `create extension if not exists \"{extension}\" with schema extensions;` to `extensions.sql` and deploy"
        )];
        return Words { title, why, next: next.to_vec() };
    }
    if subclass == Some("cast_type") {
        return words(
            title,
            "The request casts to a type that the database does not have.",
            &["correct the cast in the code"],
        );
    }
    words(
        title,
        "No type of this name is in the schemas that were searched: it was not created here, or stands in another schema.",
        &[
            "deploy the phase that declares the type",
            "if nothing declares it, write `create type … as enum (…)` into `enums.sql`",
        ],
    )
}
