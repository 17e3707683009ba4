//! Condition names of PostgreSQL, as drivers name their exceptions after them: `PG::UniqueViolation`,
//! `psycopg2.errors.UndefinedTable`, `asyncpg.exceptions.QueryCanceledError`. They say the SQLSTATE where the message is cut or in
//! another language.

use std::sync::LazyLock;

use regex::Regex;

/// Names without a trailing `Error`, with their SQLSTATE (PostgreSQL, appendix A).
const CONDITIONS: [(&str, &str); 58] = [
    ("UndefinedTable", "42P01"),
    ("UndefinedColumn", "42703"),
    ("UndefinedFunction", "42883"),
    ("UndefinedObject", "42704"),
    ("UniqueViolation", "23505"),
    ("ForeignKeyViolation", "23503"),
    ("NotNullViolation", "23502"),
    ("CheckViolation", "23514"),
    ("ExclusionViolation", "23P01"),
    ("RestrictViolation", "23001"),
    ("InsufficientPrivilege", "42501"),
    ("DuplicateTable", "42P07"),
    ("DuplicateColumn", "42701"),
    ("DuplicateObject", "42710"),
    ("DuplicateFunction", "42723"),
    ("DuplicateSchema", "42P06"),
    ("DuplicateDatabase", "42P04"),
    ("DuplicateAlias", "42712"),
    ("DuplicatePreparedStatement", "42P05"),
    ("DuplicatePstatement", "42P05"),
    ("DatatypeMismatch", "42804"),
    ("CannotCoerce", "42846"),
    ("InvalidTextRepresentation", "22P02"),
    ("InvalidDatetimeFormat", "22007"),
    ("DatetimeFieldOverflow", "22008"),
    ("NumericValueOutOfRange", "22003"),
    ("StringDataRightTruncation", "22001"),
    ("DivisionByZero", "22012"),
    ("SyntaxError", "42601"),
    ("PostgresSyntax", "42601"),
    ("AmbiguousColumn", "42702"),
    ("AmbiguousFunction", "42725"),
    ("GroupingError", "42803"),
    ("InvalidColumnReference", "42P10"),
    ("QueryCanceled", "57014"),
    ("LockNotAvailable", "55P03"),
    ("TooManyConnections", "53300"),
    ("AdminShutdown", "57P01"),
    ("CannotConnectNow", "57P03"),
    ("DeadlockDetected", "40P01"),
    ("TRDeadlockDetected", "40P01"),
    ("SerializationFailure", "40001"),
    ("TRSerializationFailure", "40001"),
    ("InFailedSqlTransaction", "25P02"),
    ("DependentObjectsStillExist", "2BP01"),
    ("InvalidSchemaName", "3F000"),
    ("InvalidCatalogName", "3D000"),
    ("InvalidPassword", "28P01"),
    ("InvalidAuthorizationSpecification", "28000"),
    ("CharacterNotInRepertoire", "22021"),
    ("InvalidForeignKey", "42830"),
    ("InvalidFunctionDefinition", "42P13"),
    ("WrongObjectType", "42809"),
    ("ObjectInUse", "55006"),
    ("ReadOnlySqlTransaction", "25006"),
    ("ActiveSqlTransaction", "25001"),
    ("CardinalityViolation", "21000"),
    ("OutOfMemory", "53200"),
];

/// Exceptions of libraries that stand for one condition, with its SQLSTATE.
const WRAPPERS: [(&str, &str); 18] = [
    ("RecordNotUnique", "23505"),
    ("UniqueConstraintError", "23505"),
    ("UniqueConstraintViolationException", "23505"),
    ("DuplicateKeyException", "23505"),
    ("DuplicatedKey", "23505"),
    ("ForeignKeyConstraintError", "23503"),
    ("ForeignKeyConstraintViolationException", "23503"),
    ("ActiveRecord::InvalidForeignKey", "23503"),
    ("ForeignKeyViolated", "23503"),
    ("NotNullConstraintViolationException", "23502"),
    ("ActiveRecord::NotNullViolation", "23502"),
    ("CheckConstraintViolated", "23514"),
    ("ActiveRecord::CheckViolation", "23514"),
    ("ActiveRecord::Deadlocked", "40P01"),
    ("ActiveRecord::QueryCanceled", "57014"),
    ("ActiveRecord::LockWaitTimeout", "55P03"),
    ("TableNotFoundException", "42P01"),
    ("TableExistsException", "42P07"),
];

/// A name after the module that a driver keeps its exceptions in.
static NAMED: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?:\bPG::|\berrors\.|\bexceptions\.|\bDatabaseError\()([A-Za-z]{6,40})").ok());

/// A name in the manual's own spelling, as Elixir prints it beside the code.
static SPELLED: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"[(:]([a-z]+(?:_[a-z]+)+)\b").ok());

/// The SQLSTATE of the first condition that `text` names.
pub(super) fn code_in(text: &str) -> Option<String> {
    let mut names = NAMED.as_ref()?.captures_iter(text).filter_map(|found| found.get(1));
    let spelled = || SPELLED.as_ref()?.captures_iter(text).find_map(|found| code_of(&camel(found.get(1)?.as_str())));
    let wrapped = || WRAPPERS.iter().find(|(name, _)| text.contains(name)).map(|(_, code)| (*code).to_owned());
    names.find_map(|name| code_of(name.as_str())).or_else(spelled).or_else(wrapped)
}

/// `undefined_table` as `UndefinedTable`.
fn camel(name: &str) -> String {
    let part = |part: &str| {
        part.chars().take(1).map(|first| first.to_ascii_uppercase()).chain(part.chars().skip(1)).collect::<String>()
    };
    name.split('_').map(part).collect()
}

fn code_of(name: &str) -> Option<String> {
    let bare = name.strip_suffix("Error").unwrap_or(name);
    let known = CONDITIONS.iter().find(|(condition, _)| [name, bare].contains(condition));
    known.map(|(_, code)| (*code).to_owned())
}

#[cfg(test)]
mod tests {
    use super::code_in;

    #[test]
    fn exceptions_of_drivers_say_the_code() {
        for (text, code) in [
            ("PG::UniqueViolation: ERREUR", Some("23505")),
            ("(psycopg2.errors.UndefinedTable) x", Some("42P01")),
            ("asyncpg.exceptions.QueryCanceledError: x", Some("57014")),
            ("psycopg.errors.SyntaxError: x", Some("42601")),
            ("sqlalchemy.exceptions.Something", None),
            ("** (Postgrex.Error) ERROR (not_null_violation): x", Some("23502")),
            ("DatabaseError(UniqueViolation, \"x\")", Some("23505")),
            ("ActiveRecord::RecordNotUnique: x", Some("23505")),
            ("f(my_own_name)", None),
            ("UniqueViolation", None),
        ] {
            assert_eq!(code_in(text).as_deref(), code, "{text}");
        }
    }
}
