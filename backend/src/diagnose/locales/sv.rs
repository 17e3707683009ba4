//! What PostgreSQL says in Swedish (`sv.po` of its sources).

use crate::diagnose::ErrorClass;
use crate::diagnose::pattern::{Pattern, plain, sub};

/// Wordings, the most specific first.
pub(super) const SAID: &[(ErrorClass, Pattern)] = &[
    (ErrorClass::MissingColumn, plain("kolumn <column> i relation <table> (?:existerar|finns) inte")),
    (ErrorClass::MissingColumn, plain("kolumnen <column> (?:existerar|finns) inte")),
    (ErrorClass::MissingTable, plain("relationen <table> (?:existerar|finns) inte")),
    (ErrorClass::MissingEnumType, plain("typen <type> (?:existerar|finns) inte")),
    (ErrorClass::MissingFunction, plain(r"funktionen <function>\(<args>\) (?:existerar|finns) inte")),
    (ErrorClass::MissingFunction, sub("missing_operator", "operator existerar inte: <left> <operator> <right>")),
    (ErrorClass::UniqueViolation, plain("bryter mot unik-villkor <constraint>")),
    (ErrorClass::NotNullViolation, plain("null-värde i kolumn <column> i relation <table> bryter mot not-null")),
    (ErrorClass::CheckViolation, plain("ny rad för relation <table> bryter mot check-villkor <constraint>")),
    (
        ErrorClass::FkViolation,
        plain("insert eller update på tabell <table> bryter mot främmande nyckel-villkoret <constraint>"),
    ),
    (
        ErrorClass::FkViolation,
        sub(
            "still_referenced",
            "update eller delete på tabell <table> bryter mot främmande nyckel-villkoret <constraint>",
        ),
    ),
    (ErrorClass::InvalidEnumValue, plain("ogiltigt indata-värde för enum <enum>: ?<value>")),
    (ErrorClass::TypeMismatch, plain("ogiltig indatasyntax för type? <type>: ?<value>")),
    (ErrorClass::TypeMismatch, sub("column_type", "kolumn <column> har typ <type> men uttrycket är av typ")),
    (ErrorClass::DuplicateObject, sub("column", "kolumn <column> i relation <table> finns redan")),
    (ErrorClass::DuplicateObject, sub("table", "relationen <table> finns redan")),
    (ErrorClass::PermissionDenied, plain("rättighet saknas för (?:tabell|vy) <table>")),
    (ErrorClass::PermissionDenied, plain("rättighet saknas för schema <schema>")),
    (ErrorClass::PermissionDenied, plain("rättighet saknas för funktion <function>")),
    (ErrorClass::RlsViolation, plain("ny rad bryter mot radsäkerhetspolicy.*? i tabell <table>")),
    (ErrorClass::Syntax, plain("syntaxfel vid")),
    (ErrorClass::Timeout, plain("avbryter sats på grund av sats-timeout")),
    (ErrorClass::Timeout, sub("lock", "avbryter sats på grund av lås-timeout")),
    (ErrorClass::TooManyConnections, plain("ledsen, för många klienter")),
    (ErrorClass::Other, sub("rls_recursion", "oändlig rekursion detekterad i policy för relation <table>")),
];
