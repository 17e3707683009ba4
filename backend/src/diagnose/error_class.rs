//! The classes of errors.

use std::fmt;

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $word:literal,)+) => {
        /// What kind of error it is. The words are the ones of the wire and of test data.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ErrorClass { $($(#[$doc])* $name,)+ }

        impl ErrorClass {
            /// Every class.
            pub const ALL: &[ErrorClass] = &[$(ErrorClass::$name,)+];

            /// The word for it.
            pub fn as_str(self) -> &'static str {
                match self { $(ErrorClass::$name => $word,)+ }
            }
        }
    };
}

classes! {
    /// A column that is not there.
    MissingColumn = "missing_column",
    /// A table or view that is not there.
    MissingTable = "missing_table",
    /// No foreign key between two tables that a request joins.
    MissingRelationship = "missing_relationship",
    /// More than one way to join two tables.
    AmbiguousRelationship = "ambiguous_relationship",
    /// A value that is no label of its enum type.
    InvalidEnumValue = "invalid_enum_value",
    /// A type that is not there.
    MissingEnumType = "missing_enum_type",
    /// A function or operator that is not there.
    MissingFunction = "missing_function",
    /// A column or table that the data API does not know; the subclass says which.
    SchemaCache = "schema_cache",
    /// A row refused by a row security policy.
    RlsViolation = "rls_violation",
    /// A privilege that the role lacks.
    PermissionDenied = "permission_denied",
    /// A foreign key in the way.
    FkViolation = "fk_violation",
    /// A second row with the same key.
    UniqueViolation = "unique_violation",
    /// A null where there must be a value.
    NotNullViolation = "not_null_violation",
    /// A row refused by a check constraint.
    CheckViolation = "check_violation",
    /// A value of another type than the column or function takes.
    TypeMismatch = "type_mismatch",
    /// An object that is already there.
    DuplicateObject = "duplicate_object",
    /// A token that is refused.
    Jwt = "jwt",
    /// Text that cannot be parsed: SQL, or a query string.
    Syntax = "syntax",
    /// No answer came.
    Network = "network",
    /// The answer took too long.
    Timeout = "timeout",
    /// The server has no connection left.
    TooManyConnections = "too_many_connections",
    /// A database error of another kind; the subclass says which where it is known.
    Other = "other",
    /// An error of the page's own code.
    Javascript = "javascript",
}

impl fmt::Display for ErrorClass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
