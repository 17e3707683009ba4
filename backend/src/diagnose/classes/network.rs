//! No answer came.

use super::class::{Class, Words, words};
use crate::diagnose::pattern::{plain, sub};
use crate::diagnose::{ErrorClass, Slots};

pub(super) static CLASS: Class = Class {
    codes: &[
        ("PGRST000", Some("db_unreachable")),
        ("PGRST001", Some("db_unreachable")),
        ("ECONNREFUSED", None),
        ("ECONNRESET", None),
        ("ENOTFOUND", None),
        ("EAI_AGAIN", None),
        ("EPIPE", None),
        ("EHOSTUNREACH", None),
        ("ENETUNREACH", None),
        ("UND_ERR_SOCKET", None),
        ("P1001", Some("db_unreachable")),
        ("P1017", Some("db_unreachable")),
        ("08", Some("db_unreachable")),
        ("57P01", Some("db_unreachable")),
        ("57P02", Some("db_unreachable")),
        ("57P03", Some("db_unreachable")),
    ],
    patterns: &[
        sub("db_unreachable", r"Database (?:connection|client) error"),
        sub("db_unreachable", r"connection to server (?:at .{1,120} failed|on socket .{1,120} failed|was lost)"),
        sub("db_unreachable", r"could not connect to (?:server|database)|server closed the connection unexpectedly"),
        sub(
            "db_unreachable",
            r"terminating connection due to|the database system is (?:starting up|shutting down|in recovery mode)",
        ),
        sub("db_unreachable", r"Can't reach database server|connection to server at .{1,120} failed"),
        sub(
            "db_unreachable",
            r"Connection terminated(?: unexpectedly)?|\bCONNECTION_(?:CLOSED|ENDED|DESTROYED)\b|terminating connection\b",
        ),
        sub(
            "db_unreachable",
            r"(?:server|SSL connection) has (?:closed the|been closed)|connection (?:already|is|has been) closed|Connection to \S+ refused",
        ),
        sub("cors", r"blocked by CORS policy|Cross-Origin Request Blocked"),
        sub("offline", r"ERR_INTERNET_DISCONNECTED|The Internet connection appears to be offline"),
        plain(r"Failed to fetch|NetworkError|Network request failed|Network Error|\bfetch failed\b|FetchError"),
        plain(r"TypeError: (?:Load failed|cancelled|network error|terminated)|^\s*Load failed\s*$"),
        plain(r"\bECONNREFUSED\b|\bECONNRESET\b|\bENOTFOUND\b|\bEAI_AGAIN\b|\bEHOSTUNREACH\b|\bENETUNREACH\b"),
        plain(
            r"\bERR_(?:NAME_NOT_RESOLVED|CONNECTION_\w+|NETWORK_\w+|ADDRESS_\w+|SSL_\w+|CERT_\w+|TUNNEL_\w+|PROXY_\w+|EMPTY_RESPONSE|HTTP2_\w+|QUIC_\w+)",
        ),
        plain(
            r"socket hang up|getaddrinfo|(?:dial tcp|connect):? .{0,80}connection refused|no route to host|connection reset by peer",
        ),
        plain(r"UnknownHostException|Failed host lookup|could not translate host name|Name or service not known"),
        plain(r"failure in name resolution|no such host|nodename nor servname|SocketException|ConnectException"),
        plain(
            r"Connection (?:reset|refused|aborted)\b|\bEPIPE\b|unexpected (?:end of file|EOF)|network is unreachable|Failed to send a request to the Edge Function",
        ),
        plain(
            r"The network connection was lost|A server with the specified hostname could not be found|Could not resolve host",
        ),
    ],
    words: say,
    ..Class::of(ErrorClass::Network)
};

fn say(_: &Slots, subclass: Option<&str>) -> Words {
    match subclass {
        Some("db_unreachable") => words(
            "the data API cannot reach the database",
            "The API answered, but its connection to PostgreSQL failed.",
            &["check that the database runs and accepts connections", "check the API's database address and password"],
        ),
        Some("cors") => words(
            "the browser blocked the answer (CORS)",
            "The server did not allow this page's origin to read its answer.",
            &["allow the page's origin on the server, or ask through the same origin"],
        ),
        _ => words(
            "no answer came from the server",
            "The request did not get through: the server is not running or not reachable under this address, the device is \
             offline, or the browser blocked the answer (CORS, an extension).",
            &[
                "check that the server runs and that its address in the app's settings is right",
                "open the address in a tab of its own",
            ],
        ),
    }
}
