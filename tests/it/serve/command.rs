//! `wrench serve` as a person runs it.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use wrench_tests::{TestDatabase, TestFolder, TestServer, wrench};

async fn databases() -> (TestDatabase, TestDatabase) {
    let server = TestServer::shared().await;
    (server.database().await, server.database().await)
}

fn serve(folder: &TestFolder, target: &str, store: &str, arguments: &[&str]) -> Command {
    let mut command = wrench();
    command.current_dir(folder.path()).env("WRENCH_STORE_URL", store);
    command.args(["serve", "--database-url", target, "--color", "never"]).args(arguments);
    command
}

fn check(output: &Output, code: i32, words: &[&str]) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{said}");
    for word in words {
        assert!(said.contains(word), "{word} in {said}");
    }
    assert!(!said.contains("s3cret"), "{said}");
}

#[tokio::test]
async fn what_keeps_a_server_from_starting_is_said_with_its_exit_code() {
    let folder = TestFolder::new("serve-refused");
    let (target, store) = databases().await;
    let (target_url, store_url) = (target.url(), store.url());
    let run = |target: &str, store: &str, arguments: &[&str]| {
        serve(&folder, target, store, arguments).output().expect("the command starts")
    };
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let address = taken.local_addr().expect("it is bound").to_string();
    check(&run(&target_url, &store_url, &["--listen", &address]), 1, &[&address, "--listen"]);
    let remote = run(&target_url, &store_url, &["--listen", "0.0.0.0:0"]);
    check(&remote, 4, &["0.0.0.0:0", "--allow-remote", "[serve] origins"]);
    let nobody_asked = run(&target_url, &store_url, &["--listen", "0.0.0.0:0", "--allow-remote"]);
    check(&nobody_asked, 4, &["[serve] origins"]);
    check(&run(&target_url, "postgres://me:s3cret@127.0.0.1:1/x", &["--listen", "127.0.0.1:0"]), 6, &["store"]);
    check(&run(&target_url, "mysql://me:s3cret@x", &["--listen", "127.0.0.1:0"]), 2, &["URL is not valid"]);
    check(&run(&target_url, &target_url, &["--listen", "127.0.0.1:0"]), 2, &["the target database itself"]);
    check(&run(&target_url, &store_url, &["--listen", "nowhere"]), 2, &["--listen"]);
    target.drop().await;
    store.drop().await;
}

#[tokio::test]
async fn a_server_says_where_it_is_and_ends_well_when_asked_to() {
    let folder = TestFolder::new("serve-ready");
    let (target, store) = databases().await;
    let mut child = serve(&folder, &target.url(), &store.url(), &["--listen", "127.0.0.1:0", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut lines = BufReader::new(child.stdout.take().expect("it is piped")).lines();
    let ready: Value = serde_json::from_str(&lines.next().expect("a line").expect("text")).expect("JSON");
    let origin = ready["wrench"].as_str().expect("an origin").to_owned();
    assert_eq!(ready["pair"], format!("{origin}/#code={}", ready["code"].as_str().unwrap_or_default()));
    let answer = reqwest::get(format!("{origin}/livez")).await.expect("the server answers");
    assert_eq!(answer.status(), 200);
    let pid = rustix::process::Pid::from_child(&child);
    rustix::process::kill_process(pid, rustix::process::Signal::INT).expect("it runs");
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
    target.drop().await;
    store.drop().await;
}
