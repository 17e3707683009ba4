//! What PostgreSQL says in Czech, whose catalogue is older than the others.

use crate::diagnose::ErrorClass;
use crate::diagnose::pattern::{Pattern, plain, sub};

/// Wordings, the most specific first.
pub(super) const SAID: &[(ErrorClass, Pattern)] = &[
    (ErrorClass::MissingColumn, plain("sloupec <column> (?:relace|tabulky) <table> neexistuje")),
    (ErrorClass::MissingColumn, plain("sloupec <column> neexistuje")),
    (ErrorClass::MissingTable, plain("(?:relace|tabulka|pohled) <table> neexistuje")),
    (ErrorClass::MissingEnumType, plain("typ <type> neexistuje")),
    (ErrorClass::MissingFunction, plain(r"funkce <function>\(<args>\) neexistuje")),
    (ErrorClass::MissingFunction, sub("missing_operator", "operátor neexistuje: <left> <operator> <right>")),
    (ErrorClass::UniqueViolation, plain(r"porušuje (?:unik\w+|jedineč\w+) (?:omezení|podmínku) <constraint>")),
    (
        ErrorClass::NotNullViolation,
        plain(r"(?:null|nulov\w+) hodnota ve? sloupci <column> (?:relace|tabulky) <table> porušuje"),
    ),
    (ErrorClass::NotNullViolation, plain(r"(?:null|nulov\w+) hodnota ve? sloupci <column> porušuje")),
    (
        ErrorClass::CheckViolation,
        plain(r"(?:řádek|řádka) pro (?:relaci|tabulku) <table> porušuje \w+ (?:omezení|podmínku) <constraint>"),
    ),
    (
        ErrorClass::FkViolation,
        sub("still_referenced", r"delete \w+ tabul\w+ <table> porušuje (?:omezení )?cizí\w* klíč\w* <constraint>"),
    ),
    (ErrorClass::FkViolation, plain(r"tabul\w+ <table> porušuje (?:omezení )?cizí\w* klíč\w* <constraint>")),
    (ErrorClass::InvalidEnumValue, plain(r"neplatná \w* ?hodnota pro (?:enum|výčet) <enum>: ?<value>")),
    (ErrorClass::TypeMismatch, plain(r"neplatná \w+(?: \w+)? pro typ <type>: ?<value>")),
    (ErrorClass::TypeMismatch, sub("column_type", "sloupec <column> je typu <type>,? ale výraz je typu")),
    (ErrorClass::DuplicateObject, sub("column", "sloupec <column> (?:relace|tabulky) <table> (?:již|už) existuje")),
    (ErrorClass::DuplicateObject, plain("(?:relace|tabulka) <table> (?:již|už) existuje")),
    (ErrorClass::DuplicateObject, sub("type", "typ <type> (?:již|už) existuje")),
    (
        ErrorClass::PermissionDenied,
        plain(r"(?:přístup|oprávnění) \w+ (?:pro|k) (?:tabul\w+|relac\w+|pohled\w*) <table>"),
    ),
    (ErrorClass::PermissionDenied, plain("(?:přístup|oprávnění) (?:odepřen|odmítnut|zamítnut)")),
    (ErrorClass::Syntax, plain("(?:chyba syntaxe|syntaktická chyba)")),
    (ErrorClass::Timeout, plain(r"(?:ruším|příkaz .{0,20}zrušen|dotaz .{0,20}zrušen).{0,60}(?:timeout|limit|čas)")),
    (ErrorClass::TooManyConnections, plain("příliš mnoho (?:klientů|spojení)")),
    (ErrorClass::Other, sub("value_too_long", "hodnota je příliš dlouhá pro typ")),
];
