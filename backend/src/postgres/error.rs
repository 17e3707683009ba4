//! A server's error with all its fields.

use std::error::Error as _;
use std::fmt;

use tokio_postgres::error::{DbError, ErrorPosition};

/// What a server answered when it refused, or what became of the connection.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PgError {
    /// SQLSTATE; empty when the connection failed before the server could answer.
    pub sqlstate: String,
    /// Primary message.
    pub message: String,
    /// Detail.
    pub detail: Option<String>,
    /// Hint.
    pub hint: Option<String>,
    /// Position in the statement, in characters from 1.
    pub position: Option<u32>,
    /// Call stack of functions (`CONTEXT`).
    pub context: Option<String>,
    /// Schema of the object the error is about.
    pub schema: Option<String>,
    /// Table the error is about.
    pub table: Option<String>,
    /// Column the error is about.
    pub column: Option<String>,
    /// Constraint the error is about.
    pub constraint: Option<String>,
    /// Further causes, outermost first, for errors that are not the server's.
    pub causes: Vec<String>,
}

impl PgError {
    /// Whether it is the end of the connection: the server ended it (57P01 and its neighbours), or it broke (class 08, or no
    /// SQLSTATE at all).
    pub fn ends_connection(&self) -> bool {
        let code = self.sqlstate.as_str();
        code.is_empty() || code.starts_with("08") || matches!(code, "57P01" | "57P02" | "57P03" | "57P05")
    }

    /// Takes the fields out of the driver's error.
    pub fn from_driver(error: &tokio_postgres::Error) -> PgError {
        match error.as_db_error() {
            Some(db) => PgError::from_server(db),
            None => {
                let mut causes = Vec::new();
                let mut source = error.source();
                while let Some(cause) = source {
                    causes.push(cause.to_string());
                    source = cause.source();
                }
                PgError { message: error.to_string(), causes, ..PgError::default() }
            }
        }
    }

    fn from_server(db: &DbError) -> PgError {
        let own = |text: Option<&str>| text.map(str::to_owned);
        PgError {
            sqlstate: db.code().code().to_owned(),
            message: db.message().to_owned(),
            detail: own(db.detail()),
            hint: own(db.hint()),
            position: match db.position() {
                Some(ErrorPosition::Original(position)) => Some(*position),
                _ => None,
            },
            context: own(db.where_()),
            schema: own(db.schema()),
            table: own(db.table()),
            column: own(db.column()),
            constraint: own(db.constraint()),
            causes: Vec::new(),
        }
    }

    /// The detail without the values of rows: `Key (email)=(a@b.c) already exists.` → `Key (email)=(…) already exists.`
    pub fn masked_detail(&self) -> Option<String> {
        let detail = self.detail.as_ref()?;
        if let Some(rest) = detail.strip_prefix("Failing row contains (") {
            let _ = rest;
            return Some("Failing row contains (…).".to_owned());
        }
        let Some(start) = detail.find("=(") else { return Some(detail.clone()) };
        let end = detail.rfind(')').unwrap_or(detail.len());
        Some(format!("{}=(…{}", &detail[..start], &detail[end..]))
    }

    /// The message without values that did not fit (class 22: data exceptions). An enum label is a name and is kept.
    pub fn masked_message(&self) -> String {
        mask_data_exception(&self.sqlstate, &self.message)
    }

    /// The connection is gone.
    pub fn is_connection_loss(&self) -> bool {
        self.sqlstate.is_empty() || self.sqlstate.starts_with("08") || self.sqlstate.starts_with("57P")
    }
}

/// `text` with what stands in double quotes replaced, where the SQLSTATE says that it is a value.
pub fn mask_data_exception(sqlstate: &str, text: &str) -> String {
    if !sqlstate.starts_with("22") || text.contains("input value for enum") {
        return text.to_owned();
    }
    text.split('"').enumerate().map(|(at, piece)| if at % 2 == 1 { "\"…\"" } else { piece }).collect()
}

impl fmt::Display for PgError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        for cause in &self.causes {
            write!(f, ": {cause}")?;
        }
        Ok(())
    }
}

impl std::error::Error for PgError {}

#[cfg(test)]
mod tests {
    use super::{PgError, mask_data_exception};

    #[test]
    fn values_in_messages_of_data_exceptions_are_masked() {
        let said = "invalid input syntax for type integer: \"secret\"";
        assert_eq!(mask_data_exception("22P02", said), "invalid input syntax for type integer: \"…\"");
        let label = "invalid input value for enum mood: \"sad\"";
        assert_eq!(mask_data_exception("22P02", label), label);
        let column = "column \"a\" does not exist";
        assert_eq!(mask_data_exception("42703", column), column);
    }

    #[test]
    fn row_values_are_masked_and_names_are_kept() {
        let masked = |detail: &str| PgError { detail: Some(detail.into()), ..PgError::default() }.masked_detail();
        assert_eq!(masked("Key (email)=(a@b.c) already exists.").as_deref(), Some("Key (email)=(…) already exists."));
        assert_eq!(masked("Failing row contains (1, a@b.c).").as_deref(), Some("Failing row contains (…)."));
        assert_eq!(masked("view v depends on table t").as_deref(), Some("view v depends on table t"));
    }
}
