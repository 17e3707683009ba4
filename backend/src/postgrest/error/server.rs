//! A server's error as the data API answers it: its own texts, and a status by SQLSTATE.

use serde_json::Value;

use super::api_error::{ApiError, ConnectionProblem};
use super::body::{ErrorBody, ErrorReply};
use crate::postgres::PgError;

/// Statuses by SQLSTATE, the longest prefix that fits; anything else is the client's fault.
const STATUSES: [(&str, u16); 30] = [
    ("08", 503),
    ("09", 500),
    ("0L", 403),
    ("0P", 403),
    ("21000", 500),
    ("23503", 409),
    ("23505", 409),
    ("25006", 405),
    ("25", 500),
    ("28", 403),
    ("2D", 500),
    ("38", 500),
    ("39", 500),
    ("3B", 500),
    ("40", 500),
    ("42883", 404),
    ("42P01", 404),
    ("42P17", 500),
    ("53400", 500),
    ("53", 503),
    ("54", 500),
    ("55", 500),
    ("57P01", 503),
    ("57", 500),
    ("58", 500),
    ("F0", 500),
    ("HV", 500),
    ("P0001", 400),
    ("P0", 500),
    ("XX", 500),
];

/// Answers a server's error. `signed_in` says whether the request came with a token: without one, a missing privilege
/// is a reason to sign in.
pub fn server_error(error: &PgError, signed_in: bool) -> ErrorReply {
    if error.sqlstate.is_empty() {
        return ApiError::Connection(ConnectionProblem::Lost(error.to_string())).reply();
    }
    let body = ErrorBody {
        code: error.sqlstate.clone(),
        details: error.detail.clone().map(Value::String),
        hint: error.hint.clone(),
        message: error.message.clone(),
    };
    ErrorReply { status: status(error, signed_in), body }
}

fn status(error: &PgError, signed_in: bool) -> u16 {
    let (code, message) = (error.sqlstate.as_str(), error.message.as_str());
    match code {
        "42501" if signed_in => return 403,
        "42501" => return 401,
        // What the extension safeupdate says is about the request.
        "21000" if message.ends_with("requires a WHERE clause") => return 400,
        // A token names a role that does not exist.
        "22023" if message.starts_with("role") && message.ends_with("does not exist") => return 401,
        _ => {}
    }
    // `raise … using errcode = 'PT418'` chooses the status.
    if let Some(chosen) = code.strip_prefix("PT") {
        return chosen.parse().ok().filter(|status| (100..600).contains(status)).unwrap_or(500);
    }
    let fits = STATUSES.iter().filter(|(prefix, _)| code.starts_with(prefix));
    fits.max_by_key(|(prefix, _)| prefix.len()).map_or(400, |(_, status)| *status)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_follow_the_sqlstate() {
        let cases = [
            ("42703", "", 400),
            ("42P01", "", 404),
            ("42883", "", 404),
            ("42P17", "", 500),
            ("23502", "", 400),
            ("23503", "", 409),
            ("23505", "", 409),
            ("22P02", "", 400),
            ("57014", "", 500),
            ("57P01", "", 503),
            ("53300", "", 503),
            ("53400", "", 500),
            ("08006", "", 503),
            ("P0001", "", 400),
            ("P0002", "", 500),
            ("25006", "", 405),
            ("25001", "", 500),
            ("PT402", "", 402),
            ("PT9", "", 500),
            ("PTabc", "", 500),
            ("21000", "UPDATE requires a WHERE clause", 400),
            ("21000", "more than one row returned by a subquery used as an expression", 500),
            ("22023", "role \"x\" does not exist", 401),
            ("22023", "invalid", 400),
        ];
        for (sqlstate, message, status) in cases {
            let error = PgError { sqlstate: sqlstate.into(), message: message.into(), ..PgError::default() };
            assert_eq!(server_error(&error, true).status, status, "{sqlstate} {message}");
        }
    }

    #[test]
    fn a_missing_privilege_asks_nobody_in_particular_to_sign_in() {
        let error = PgError { sqlstate: "42501".into(), ..PgError::default() };
        assert_eq!(server_error(&error, true).status, 403);
        let reply = server_error(&error, false);
        assert_eq!(reply.status, 401);
        assert_eq!(reply.headers()[0], ("proxy-status", "PostgREST; error=42501".to_owned()));
        assert_eq!(reply.headers()[1], ("www-authenticate", "Bearer".to_owned()));
    }

    #[test]
    fn a_lost_connection_is_an_error_of_the_api() {
        let reply = server_error(&PgError { message: "connection closed".into(), ..PgError::default() }, true);
        assert_eq!((reply.status, reply.body.code.as_str()), (503, "PGRST001"));
    }
}
