//! A privilege that the role lacks.

use super::class::{Class, Words, words};
use crate::diagnose::pattern::plain;
use crate::diagnose::{ErrorClass, Slots};

pub(super) static CLASS: Class = Class {
    codes: &[("42501", None), ("P1010", None)],
    patterns: &[
        plain("permission denied for (?:function|procedure|routine) <function>"),
        plain("permission denied for schema <schema>"),
        plain("permission denied for column <column> of (?:relation|table) <table>"),
        plain("permission denied for column <column>"),
        plain("permission denied for type <type>"),
        plain(r"permission denied for (?:foreign table|materialized view|relation|table|view|sequence) <table>"),
        plain("permission denied to "),
        plain("permission denied for "),
        plain("must be owner of (?:function|procedure) <function>"),
        plain("must be owner of schema <schema>"),
        plain("must be owner of type <type>"),
        plain("must be (?:the )?owner of (?:relation|table|view|materialized view|sequence) <table>"),
        plain("must be (?:able to|superuser|member|owner)"),
        plain(
            "(?:Berechtigung nur für Eigentümer der Tabelle|doit être le propriétaire de la (?:table|relation)) <table>",
        ),
        plain("(?:debe ser dueño de la (?:tabla|relación)|deve ser o dono da (?:tabela|relação)) <table>"),
        plain("User (?:.{1,80} )?was denied access on the database"),
        plain("(?:permesso negato per (?:lo )?schema|нет доступа к схеме) <schema>"),
        plain("(?:permesso negato per (?:la )?funzione|нет доступа к функции) <function>"),
        plain("keine Berechtigung für (?:Tabelle|Relation|Sicht|Sequenz) <table>"),
        plain("keine Berechtigung für Funktion <function>"),
        plain("keine Berechtigung für Schema <schema>"),
        plain("droit refusé pour la (?:table|relation|vue|séquence) <table>"),
        plain("droit refusé pour (?:la fonction) <function>"),
        plain("droit refusé pour le schéma <schema>"),
        plain("permiso denegado a la (?:tabla|relación|vista|secuencia) <table>"),
        plain("permiso denegado al? (?:la función) <function>"),
        plain("permiso denegado al esquema <schema>"),
        plain("permissão negada para (?:a )?(?:tabela|relação|visão|sequência) <table>"),
        plain("permissão negada para (?:a )?função <function>"),
        plain("permissão negada para (?:o )?esquema <schema>"),
        plain("permesso negato per (?:la )?(?:tabella|relazione|vista) <table>"),
        plain("нет доступа к (?:таблице|отношению|представлению) <table>"),
    ],
    words: say,
    ..Class::of(ErrorClass::PermissionDenied)
};

fn say(slots: &Slots, _: Option<&str>) -> Words {
    let thing = if let Some(function) = &slots.function {
        format!("function `{function}`")
    } else if let Some(table) = &slots.table {
        format!("table `{table}`")
    } else if let Some(schema) = &slots.schema {
        format!("schema `{schema}`")
    } else {
        "an object".to_owned()
    };
    words(
        format!("permission denied for {thing}"),
        "The role that asked has no privilege for this command. Row security comes after privileges and does not replace them.",
        &[
            "check that the request carries the signed-in user's token: without it the role is `anon`",
            "if the role is meant to have access, grant the least that is needed in `grants.sql` and deploy",
        ],
    )
}
