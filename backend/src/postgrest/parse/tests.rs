//! Texts that cannot be understood, and what is said of them.

use crate::postgrest::ApiError;
use crate::postgrest::tests::parse;

#[test]
fn texts_that_cannot_be_understood_say_where() {
    let cases = [
        (
            "id=0",
            "\"failed to parse filter (0)\" (line 1, column 1)",
            "unexpected \"0\" expecting \"not\" or operator (eq, gt, ...)",
        ),
        (
            "id=",
            "\"failed to parse filter ()\" (line 1, column 1)",
            "unexpected end of input expecting \"not\" or operator (eq, gt, ...)",
        ),
        ("id=noop.0", "\"failed to parse filter (noop.0)\" (line 1, column 6)", "unknown single value operator noop"),
        ("id=in.1,2", "\"failed to parse filter (in.1,2)\" (line 1, column 4)", "unexpected \"1\" expecting \"(\""),
        (
            "order=id.smth34",
            "\"failed to parse order (id.smth34)\" (line 1, column 4)",
            "unexpected \"s\" expecting \"asc\", \"desc\", \"nullsfirst\" or \"nullslast\"",
        ),
        (
            "order=id.asc.nlsfst",
            "\"failed to parse order (id.asc.nlsfst)\" (line 1, column 8)",
            "unexpected \"l\" expecting \"nullsfirst\" or \"nullslast\"",
        ),
        (
            "or=()",
            "\"failed to parse logic tree (())\" (line 1, column 4)",
            "unexpected \")\" expecting field name (* or [a..z0..9_$]), negation operator (not) or logic operator (and, or)",
        ),
        ("or=)(", "\"failed to parse logic tree ()()\" (line 1, column 3)", "unexpected \")\" expecting \"(\""),
        (
            "select=name::",
            "\"failed to parse select parameter (name::)\" (line 1, column 7)",
            "unexpected end of input expecting letter or digit",
        ),
        (
            "select=id,tags(id",
            "\"failed to parse select parameter (id,tags(id)\" (line 1, column 11)",
            "unexpected end of input expecting \"->>\", \"->\", \"::\", \".\", \")\" or \",\"",
        ),
    ];
    for (query, message, details) in cases {
        let error = parse(&format!("GET /jobs?{query}"), &[], "").expect_err(query);
        assert_eq!(error, ApiError::Query { message: message.into(), details: details.into() }, "{query}");
    }
}
