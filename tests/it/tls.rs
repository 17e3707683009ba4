//! TLS to a server that has a certificate.

use std::time::{Duration, Instant};

use wrench_backend::postgres::{
    BinarySearch, ConnectError, Connection, EphemeralServer, connect, find_binaries, parse_url, start_ephemeral,
};
use wrench_tests::TestFolder;

/// A server with a certificate of its own for 127.0.0.1, and the certificate as a file.
async fn start(folder: &TestFolder) -> EphemeralServer {
    let programs = BinarySearch {
        explicit: std::env::var_os("WRENCH_TEST_PG_BIN").map(Into::into),
        search_path: std::env::var_os("PATH"),
        major: None,
    };
    let binaries = find_binaries(&programs).expect("PostgreSQL is installed");
    let server = start_ephemeral(&binaries, folder.path(), "postgres").await.expect("the server starts");
    let made = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).expect("a certificate is made");
    folder.write("ca.pem", &made.cert.pem());
    // The server writes its own files, so that they belong to whom it runs as; it wants the key closed to others.
    let admin = connect(&server.config("postgres").into(), "test", "").await.expect("a test connects");
    let write = |name: &str, text: &str| {
        let text = text.trim_end().replace('\n', "\\n");
        format!("copy (select e'{text}') to program 'umask 077; sed ''s/\\\\n/\\n/g'' > {name}'")
    };
    for (name, text) in [("server.crt", made.cert.pem()), ("server.key", made.signing_key.serialize_pem())] {
        let path = server.data_dir.join(name).display().to_string();
        admin.client.batch_execute(&write(&path, &text)).await.expect("the server writes a file");
    }
    for sql in ["alter system set ssl = on", "select pg_catalog.pg_reload_conf()"] {
        admin.client.batch_execute(sql).await.expect("TLS is switched on");
    }
    server
}

async fn open(server: &EphemeralServer, parameters: &str) -> Result<Connection, ConnectError> {
    let url = format!("{}?{parameters}", server.url("postgres"));
    connect(&parse_url(&url)?, "test", "").await
}

async fn is_encrypted(connection: &Connection) -> bool {
    let sql = "select ssl from pg_catalog.pg_stat_ssl where pid = pg_catalog.pg_backend_pid()";
    connection.client.query_one(sql, &[]).await.expect("the server answers").get(0)
}

#[tokio::test]
async fn require_encrypts_and_verify_full_wants_a_known_authority() {
    let folder = TestFolder::new("tls");
    let server = start(&folder).await;
    let started = Instant::now();
    let connection = loop {
        match open(&server, "sslmode=require").await {
            Ok(connection) => break connection,
            Err(error) => assert!(started.elapsed() < Duration::from_secs(20), "{error:?}"),
        }
    };
    assert!(is_encrypted(&connection).await);
    assert!(!is_encrypted(&open(&server, "sslmode=disable").await.expect("plain text is allowed")).await);
    let refused = open(&server, "sslmode=verify-full").await.err().map(|error| format!("{error:?}"));
    assert!(refused.is_some_and(|text| text.contains("certificate") || text.contains("NoRoots")));
    let known = format!("sslmode=verify-full&sslrootcert={}", folder.path().join("ca.pem").display());
    assert!(is_encrypted(&open(&server, &known).await.expect("the authority is known")).await);
    let missing = open(&server, "sslmode=verify-full&sslrootcert=/nowhere.pem").await.err();
    assert!(matches!(missing, Some(ConnectError::Tls(_))), "{:?}", missing.map(|error| error.to_string()));
    server.stop().await.expect("the server stops");
}
