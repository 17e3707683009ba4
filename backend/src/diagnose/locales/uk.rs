//! What PostgreSQL says in Ukrainian (`uk.po` of its sources).

use crate::diagnose::ErrorClass;
use crate::diagnose::pattern::{Pattern, plain, sub};

/// Wordings, the most specific first.
pub(super) const SAID: &[(ErrorClass, Pattern)] = &[
    (ErrorClass::MissingColumn, plain("стовпець <column> зв'язку <table> не існує")),
    (ErrorClass::MissingColumn, plain("стовп(?:ця|ець) <column> не існує")),
    (ErrorClass::MissingTable, plain("відношення <table> не існує")),
    (ErrorClass::MissingEnumType, plain("тип <type> не існує")),
    (ErrorClass::MissingFunction, plain(r"функції <function>\(<args>\) не існує")),
    (ErrorClass::MissingFunction, sub("missing_operator", "оператор не існує: <left> <operator> <right>")),
    (ErrorClass::UniqueViolation, plain("порушують обмеження унікальності <constraint>")),
    (ErrorClass::NotNullViolation, plain("null значення в стовпці <column> відношення <table>")),
    (
        ErrorClass::CheckViolation,
        plain("новий рядок для відношення <table> порушує перевірне обмеження (?:перевірку )?<constraint>"),
    ),
    (
        ErrorClass::FkViolation,
        plain("insert або update в таблиці <table> порушує обмеження зовнішнього ключа <constraint>"),
    ),
    (
        ErrorClass::FkViolation,
        sub("still_referenced", "update або delete в таблиці <table> порушує обмеження зовнішнього ключа <constraint>"),
    ),
    (ErrorClass::InvalidEnumValue, plain("неприпустиме вхідне значення для переліку <enum>: ?<value>")),
    (ErrorClass::TypeMismatch, plain("неприпустимий синтаксис для типу <type>: ?<value>")),
    (ErrorClass::TypeMismatch, sub("column_type", "стовпець <column> має тип <type>, а вираз")),
    (ErrorClass::DuplicateObject, sub("column", "стовпець <column> відношення <table> вже існує")),
    (ErrorClass::DuplicateObject, sub("table", "відношення <table> вже існує")),
    (ErrorClass::PermissionDenied, plain("немає дозволу для (?:таблиці|подання) <table>")),
    (ErrorClass::PermissionDenied, plain("немає дозволу для схеми <schema>")),
    (ErrorClass::PermissionDenied, plain("немає дозволу для функції <function>")),
    (ErrorClass::RlsViolation, plain("порушує політику захисту на рівні рядків.*? таблиці <table>")),
    (ErrorClass::Syntax, plain("синтаксична помилка")),
    (ErrorClass::Timeout, sub("lock", "скасовано через тайм-аут блокування")),
    (ErrorClass::Timeout, plain("скасовано через тайм-аут")),
    (ErrorClass::TooManyConnections, plain("вже забагато клієнтів")),
];
