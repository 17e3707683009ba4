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
        sub("cors", r"blocked by CORS policy|Cross-Origin Request Blocked|due to access control checks"),
        sub("cors", r"Access-Control-Allow-(?:Origin|Headers|Methods)|\bCORS (?:error|request|preflight)"),
        sub(
            "db_unreachable",
            r"pgbouncer cannot connect|server conn crashed|server (?:login has been failing|dns lookup failed)",
        ),
        sub("db_unreachable", r"Control plane request failed|endpoint is (?:disabled|temporar\w+ unavailable)"),
        sub(
            "tls",
            r"certificate (?:has expired|verify failed|is not trusted|in certificate chain)|self[- ]signed certificate|unable to (?:get|verify) (?:local issuer|the first) certificate",
        ),
        sub(
            "tls",
            r"does not support SSL|SSL (?:error|alert|negotiation|SYSCALL)|TLS handshake|DECRYPTION_FAILED|_CERT_|certificate verify failed",
        ),
        sub(
            "gateway",
            r"\b(?:502|503|520|521|522|523)\b.{0,20}(?:Bad Gateway|Service (?:Temporarily )?Unavailable|Web server)|Bad Gateway|no healthy upstream|upstream connect error",
        ),
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
            r"(?:not accepting|rejecting|refusing) connections|connection problems?|\bConnect(?:ion)?(?:Error|Exception|Failure)\b",
        ),
        // However a client words it: nothing could be reached, or what was reached went away.
        plain(
            r"(?:can(?:not|'t| not)|could not|couldn't|unable to|failed to|fail to) (?:re-?)?(?:connect|establish|resolve|reach|open)\b(?:ion)?.{0,60}(?:connection|server|host|database|backend|socket|hostname)",
        ),
        plain(
            "konnte nicht mit dem Server verbinden|no se pudo conectar (?:al|con el) servidor|n'a pas pu se connecter au serveur|(?:não pôde|não foi possível) (?:se )?conectar",
        ),
        plain(
            "non è stato possibile connettersi|не удалось подключиться к серверу|не вдалося підключитися|nie można połączyć się z serwerem|nelze se připojit",
        ),
        plain("サーバに?接続できません|无法[连联]接|서버에 연결할 수 없|kunde inte ansluta|sunucuya bağlan"),
        plain(
            r"(?:failed|unable|could not|cannot|can't) (?:to )?(?:connect to|establish a|resolve host)|connection attempt failed",
        ),
        plain(
            r"\bconnections? .{0,40}\b(?:lost|closed|refused|reset|dropped|terminated|broken|aborted|interrupted|failed)\b|(?:lost|bad|broken) connection|connection is (?:closed|lost|broken)",
        ),
        plain(
            r"(?:server|peer|remote host|other side|client) (?:has )?(?:unexpectedly )?(?:disconnected|closed)|broken pipe|\bnxdomain\b|An I/O error occurred",
        ),
        plain(
            r"NSURLErrorDomain|WebSocket (?:connection|is closed).{0,160}(?:failed|closed|before)|\bsocket (?:closed|is closed|disconnected)",
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
        Some("tls") => words(
            "no encrypted connection came about",
            "Client and server do not agree on TLS: the certificate is not trusted, or one side does not speak it.",
            &["give the client the server's root certificate", "compare `sslmode` with what the server offers"],
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
