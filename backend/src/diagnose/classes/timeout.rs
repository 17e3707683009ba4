//! The answer took too long.

use super::class::{Class, Words, words};
use crate::diagnose::pattern::{plain, sub};
use crate::diagnose::{ErrorClass, Slots};

pub(super) static CLASS: Class = Class {
    codes: &[
        ("57014", None),
        ("PGRST003", Some("pool_acquisition")),
        ("55P03", Some("lock")),
        ("25P03", Some("idle_in_transaction")),
        ("P2024", Some("pool_acquisition")),
        ("P1002", None),
        ("P1008", None),
        ("ETIMEDOUT", None),
        ("ESOCKETTIMEDOUT", None),
        ("UND_ERR_CONNECT_TIMEOUT", None),
        ("UND_ERR_HEADERS_TIMEOUT", None),
    ],
    patterns: &[
        sub(
            "pool_acquisition",
            "Timed? ?out (?:acquiring|fetching|while waiting for|waiting for) (?:a )?(?:new )?connection",
        ),
        sub(
            "pool_acquisition",
            r"QueuePool limit of size|pool timed out while waiting|unable to check ?out (?:a )?connection",
        ),
        sub("lock", "canceling statement due to lock timeout|could not obtain lock on"),
        sub("idle_in_transaction", "idle-in-transaction (?:session )?timeout"),
        plain("terminating connection due to .{1,40}timeout"),
        plain("canceling statement due to statement timeout"),
        plain("storniere Anfrage wegen Zeitüberschreitung"),
        plain("annulation de la requête à cause du délai"),
        plain("cancelando la sentencia debido a que se agotó el tiempo"),
        plain("cancelando comando por causa do tempo de espera"),
        plain(
            "(?:statement|query|connection|request|gateway|upstream request|read|operation) (?:has )?time(?:d? ?-?out)",
        ),
        plain(
            r"timeout exceeded when trying to connect|Timeout during reading attempt|TimeoutException|\bCONNECT_TIMEOUT\b",
        ),
        plain(
            r"could not obtain a database connection within|i/o timeout|dropped from queue after|Operation timed out after|The request timed out",
        ),
        sub(
            "pool_acquisition",
            r"connection pool (?:has been |is )?exhausted|\bECHECKOUTTIMEOUT\b|AcquireTimeout|Connection is not available, request timed out|all pooled connections were in use",
        ),
        plain(r"query_wait_timeout|(?:expired|closed) transaction.{0,80}timeout|due to a timeout"),
        plain(r"выполнение оператора отменено из-за тайм-аута|annullamento dell'istruzione a causa di timeout"),
        plain(r"TimeoutError|signal timed out|\bETIMEDOUT\b|ERR_TIMED_OUT|aborted due to timeout|deadline exceeded"),
        // Whatever it was that took too long, all say so.
        plain(
            r"\btim(?:ed|es|ing)[ -]out\b|\b(?:Read|Write|Connect|Pool|Socket)Timeout|: timeout\b|FUNCTION_INVOCATION_TIMEOUT",
        ),
    ],
    words: say,
    ..Class::of(ErrorClass::Timeout)
};

fn say(slots: &Slots, subclass: Option<&str>) -> Words {
    let by = slots.function.as_ref().map(|name| format!(" of function `{name}`")).unwrap_or_default();
    match subclass {
        Some("pool_acquisition") => words(
            "the data API waited too long for a database connection",
            "All connections of its pool are in use, by slow queries as a rule.",
            &["find the slow queries", "raise the pool's size only after that"],
        ),
        Some("lock") => words(
            "the statement waited too long for a lock",
            "Another transaction holds a lock on the same table or row.",
            &["find and end the transaction that blocks", "try again"],
        ),
        _ => words(
            format!("the statement{by} took too long and was cancelled"),
            "It ran longer than the role's or the server's time limit. Without an index the time grows with the table.",
            &[
                "look at its plan with `explain (analyze, buffers)` and add the index that is missing",
                "ask for fewer rows or columns",
            ],
        ),
    }
}
