//! A Wrench server of one test: real port, real store, real target.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use reqwest::{Client, Method, RequestBuilder, Response};
use serde_json::{Value, json};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use wrench_backend::api::{ServeError, ServeSettings, StoreSettings, serve};
use wrench_backend::deploy::DeployRequest;
use wrench_backend::postgres::parse_url;

use crate::server::{TestDatabase, TestServer, request_for};

/// How long a condition may take to come true.
const PATIENCE: Duration = Duration::from_secs(20);

/// A running server.
pub struct Service {
    /// Its target.
    pub target: TestDatabase,
    /// Its store.
    pub store: TestDatabase,
    /// Its origin, `http://127.0.0.1:…`.
    pub origin: String,
    /// The project key.
    pub key: String,
    /// One-time codes that were shown.
    pub codes: Arc<Mutex<Vec<String>>>,
    spool: PathBuf,
    dir: PathBuf,
    keep_warm: bool,
    is_protected: bool,
    client: Client,
    token: Mutex<Option<String>>,
    ending: CancellationToken,
    task: Option<JoinHandle<Result<(), ServeError>>>,
}

impl Service {
    /// A server for the declared files in `dir`, with a spool in the same folder's `spool`.
    pub async fn start(dir: &Path) -> Service {
        Service::start_with(TestServer::shared().await, dir, (false, false)).await
    }

    /// One whose databases are on a server of their own: no role is there but the ones that this test makes.
    pub async fn start_apart(dir: &Path) -> Service {
        Service::start_with(TestServer::own().await, dir, (false, false)).await
    }

    /// One that keeps a copy of its target's schema.
    pub async fn start_warm(dir: &Path) -> Service {
        Service::start_with(TestServer::shared().await, dir, (true, false)).await
    }

    /// One that keeps a copy, and whose target is protected.
    pub async fn start_protected(dir: &Path) -> Service {
        Service::start_with(TestServer::shared().await, dir, (true, true)).await
    }

    async fn start_with(server: Arc<TestServer>, dir: &Path, (keep_warm, is_protected): (bool, bool)) -> Service {
        let (target, store) = (server.database().await, server.database().await);
        let mut service = Service {
            target,
            store,
            origin: String::new(),
            key: String::new(),
            codes: Arc::default(),
            spool: dir.join("spool"),
            dir: dir.to_owned(),
            keep_warm,
            is_protected,
            client: Client::new(),
            token: Mutex::new(None),
            ending: CancellationToken::new(),
            task: None,
        };
        service.open().await.expect("the server starts");
        service
    }

    /// Starts it again with the same store, target and spool.
    pub async fn restart(&mut self) {
        self.stop().await;
        self.open().await.expect("the server starts again");
    }

    /// What comes of starting a second server on the same store.
    pub async fn second(&self) -> Result<(), ServeError> {
        serve(self.settings(&self.store)).await.map(drop)
    }

    /// What comes of starting a server whose store is its target.
    pub async fn on_its_target(&self) -> Result<(), ServeError> {
        serve(self.settings(&self.target)).await.map(drop)
    }

    /// The deploy its checks are asked with.
    pub fn deploy_request(&self) -> DeployRequest {
        DeployRequest { log_dir: Some(self.dir.join("logs")), ..request_for(&self.target, &self.dir) }
    }

    fn settings(&self, store: &TestDatabase) -> ServeSettings {
        let codes = Arc::clone(&self.codes);
        let target = parse_url(&self.target.url()).expect("a test's URL is valid");
        ServeSettings {
            listen: ([127, 0, 0, 1], 0).into(),
            allow_remote: false,
            hosts: Vec::new(),
            origins: Vec::new(),
            deploy: DeployRequest { verify_only: true, log_dir: None, ..self.deploy_request() },
            deployer: target.clone(),
            reader: target,
            is_protected: self.is_protected,
            keep_warm: self.keep_warm,
            store: StoreSettings {
                address: parse_url(&store.url()).expect("a test's URL is valid"),
                keep_days: 14,
                spool: self.spool.clone(),
            },
            log_dir: self.dir.join("logs"),
            show_code: Box::new(move |code, _| codes.lock().expect("no test panicked").push(code.to_string())),
        }
    }

    async fn open(&mut self) -> Result<(), ServeError> {
        let server = serve(self.settings(&self.store)).await?;
        self.origin = format!("http://{}", server.address());
        self.key = server.project_key().to_owned();
        self.codes.lock().expect("no test panicked").extend(server.code().map(ToString::to_string));
        self.ending = CancellationToken::new();
        self.task = Some(tokio::spawn(server.run(self.ending.clone().cancelled_owned())));
        Ok(())
    }

    /// Ends it and waits until it is over.
    pub async fn stop(&mut self) {
        self.ending.cancel();
        if let Some(task) = self.task.take() {
            task.await.expect("the server does not panic").expect("the server ends well");
        }
    }

    /// Ends it and drops its databases.
    pub async fn drop(mut self) {
        self.stop().await;
        self.target.drop().await;
        self.store.drop().await;
    }

    /// A request without a bearer.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("{}{path}", self.origin))
    }

    /// Exchanges the last code for a bearer, which later requests carry. Answers with the status.
    pub async fn pair(&self) -> u16 {
        let code = self.codes.lock().expect("no test panicked").last().cloned().unwrap_or_default();
        let answer = self.request(Method::POST, "/api/v1/session").json(&json!({ "code": code })).send().await;
        let answer = answer.expect("the server answers");
        let status = answer.status().as_u16();
        let body: Value = answer.json().await.expect("the answer is JSON");
        if let Some(token) = body["token"].as_str() {
            *self.token.lock().expect("no test panicked") = Some(token.to_owned());
        }
        status
    }

    /// A request of a paired browser.
    pub fn paired(&self, method: Method, path: &str) -> RequestBuilder {
        let token = self.token.lock().expect("no test panicked").clone().unwrap_or_default();
        self.request(method, path).bearer_auth(token)
    }

    /// The JSON a paired browser gets.
    pub async fn get(&self, path: &str) -> Value {
        let answer = self.paired(Method::GET, path).send().await.expect("the server answers");
        assert!(answer.status().is_success(), "{path}: {}", answer.status());
        answer.json().await.expect("the answer is JSON")
    }

    /// What a loader on a page of this machine gets for its events.
    pub async fn report(&self, events: &[Value]) -> Response {
        let path = format!("/api/v1/events?key={}", self.key);
        let body = json!({ "events": events }).to_string();
        let request = self.request(Method::POST, &path).header("origin", "http://localhost:3000");
        request.body(body).send().await.expect("the server answers")
    }

    /// Waits until the list of issues is as wanted.
    pub async fn until_issues(&self, is_wanted: impl Fn(&[Value]) -> bool) -> Vec<Value> {
        let started = std::time::Instant::now();
        loop {
            let answer = self.paired(Method::GET, "/api/v1/issues").send().await.expect("the server answers");
            let body: Value = answer.json().await.expect("the answer is JSON");
            if let Some(issues) = body["issues"].as_array().filter(|issues| is_wanted(issues)) {
                return issues.clone();
            }
            assert!(started.elapsed() < PATIENCE, "the list stayed {body}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

/// An event as the loader reports a failed request: PostgREST's answer to a column that is not there.
pub fn event(number: u32, table: &str, column: &str) -> Value {
    let body = json!({
        "code": "42703", "details": null, "hint": null,
        "message": format!("column {table}.{column} does not exist"),
    });
    json!({
        "id": format!("{number:032x}"),
        "occurred_at": "2026-01-02T03:04:05.678Z",
        "mechanism": "fetch",
        "page": "http://localhost:3000/",
        "message": format!("400 GET /rest/v1/{table}: column {table}.{column} does not exist"),
        "request": {
            "method": "GET",
            "url": format!("http://localhost:3000/rest/v1/{table}?select=id,{column}"),
            "role": "authenticated",
        },
        "response": { "status": 400, "body": body.to_string(), "duration_ms": 12.5 },
    })
}
