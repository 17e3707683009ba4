//! Types a request casts to.

use crate::sql::{ident, qualified};

/// Names of the SQL standard, which are no names in the catalog.
const STANDARD: [(&str, &str); 20] = [
    ("int", "int4"),
    ("integer", "int4"),
    ("smallint", "int2"),
    ("bigint", "int8"),
    ("real", "float4"),
    ("float", "float8"),
    ("double precision", "float8"),
    ("decimal", "numeric"),
    ("dec", "numeric"),
    ("boolean", "bool"),
    ("char", "bpchar"),
    ("character", "bpchar"),
    ("character varying", "varchar"),
    ("time without time zone", "time"),
    ("time with time zone", "timetz"),
    ("timestamp without time zone", "timestamp"),
    ("timestamp with time zone", "timestamptz"),
    ("bit varying", "varbit"),
    ("national character", "bpchar"),
    ("national character varying", "varchar"),
];

/// A type's name, quoted; like a bare name in SQL it means its lower-case form.
pub(super) fn type_name(given: &str) -> String {
    let name = given.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    match STANDARD.iter().find(|(standard, _)| *standard == name) {
        Some((_, own)) => qualified("pg_catalog", own),
        None => ident(&name),
    }
}
