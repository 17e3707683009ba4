//! What PostgreSQL says in Polish, whose catalogue is older than the others: endings and words that changed are alternatives.

use crate::diagnose::ErrorClass;
use crate::diagnose::pattern::{Pattern, plain, sub};

/// Wordings, the most specific first.
pub(super) const SAID: &[(ErrorClass, Pattern)] = &[
    (ErrorClass::MissingColumn, plain("kolumna <column> (?:relacji|tabeli) <table> nie istnieje")),
    (ErrorClass::MissingColumn, plain("kolumna <column> nie istnieje")),
    (ErrorClass::MissingTable, plain("(?:relacja|tabela|widok) <table> nie istnieje")),
    (ErrorClass::MissingEnumType, plain("typ <type> nie istnieje")),
    (ErrorClass::MissingFunction, plain(r"funkcja <function>\(<args>\) nie istnieje")),
    (ErrorClass::MissingFunction, sub("missing_operator", "operator nie istnieje: <left> <operator> <right>")),
    (ErrorClass::UniqueViolation, plain(r"narusza ograniczenie unikalno\w+ <constraint>")),
    (ErrorClass::NotNullViolation, plain(r"null w kolumnie <column> (?:relacji|tabeli) <table> narusza")),
    (ErrorClass::NotNullViolation, plain("null w kolumnie <column> narusza")),
    (
        ErrorClass::CheckViolation,
        plain(
            r"now\w+ (?:rekord|wiersz) dla (?:relacji|tabeli) <table> narusza ograniczenie sprawdzające <constraint>",
        ),
    ),
    (
        ErrorClass::FkViolation,
        sub("still_referenced", r"usunięci\w+ (?:na|w) tabeli <table> narusza \w* ?kluc\w+ obc\w+ <constraint>"),
    ),
    (ErrorClass::FkViolation, plain(r"(?:na|w) tabeli <table> narusza \w* ?kluc\w+ obc\w+ <constraint>")),
    (ErrorClass::InvalidEnumValue, plain(r"nieprawidłowa wartość wej\w+ dla enum\w* <enum>: ?<value>")),
    (ErrorClass::TypeMismatch, plain(r"nieprawidłowa składnia wej\w+ dla (?:typu )?<type>: ?<value>")),
    (ErrorClass::TypeMismatch, sub("column_type", "kolumna <column> jest typu <type>,? ale wyrażenie jest typu")),
    (ErrorClass::DuplicateObject, sub("column", "kolumna <column> (?:relacji|tabeli) <table> już istnieje")),
    (ErrorClass::DuplicateObject, plain("(?:relacja|tabela) <table> już istnieje")),
    (ErrorClass::DuplicateObject, sub("type", "typ <type> już istnieje")),
    (ErrorClass::PermissionDenied, plain("odmowa dostępu do (?:relacji|tabeli|widoku|sekwencji) <table>")),
    (ErrorClass::PermissionDenied, plain("odmowa dostępu do schematu <schema>")),
    (ErrorClass::PermissionDenied, plain("odmowa dostępu do funkcji <function>")),
    (ErrorClass::PermissionDenied, plain("odmowa dostępu")),
    (ErrorClass::RlsViolation, plain(r"bezpieczeństwa na poziomie (?:wiersz|rekord).*? (?:tabeli|relacji) <table>")),
    (ErrorClass::Syntax, plain("błąd składni")),
    (ErrorClass::Timeout, plain(r"anulowan\w+ .{0,40}przekroczen\w+ czasu")),
    (ErrorClass::TooManyConnections, plain(r"(?:za|zbyt) (?:dużo|wiel\w+) (?:klientów|połączeń)")),
    (ErrorClass::Other, sub("value_too_long", "wartość zbyt długa dla typu")),
    (ErrorClass::Other, sub("rls_recursion", "nieskończona rekursja .{0,40} (?:relacji|tabeli) <table>")),
];
