//! `/rest/v1`: HTTP in, a plan made and run, HTTP out.

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, Method, Response, StatusCode, Uri, header};
use wrench_backend::postgrest::{ApiError, ConnectionProblem, ErrorReply, HttpRequest, Plan, Reply, parse_request};

use crate::app::App;
use crate::execute::{Circumstances, execute};

/// Where the API begins.
pub(crate) const ROOT: &str = "/rest/v1";

/// Answers one request.
pub(crate) async fn answer(
    State(app): State<App>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response<Body> {
    let is_head = method == Method::HEAD;
    let headers = plain(&headers);
    let path = uri.path().strip_prefix(ROOT).unwrap_or_default();
    let query = uri.query().unwrap_or_default();
    let request = HttpRequest { method: method.as_str(), path, query, headers: &headers, body: &body };
    let (mut response, body) = match run(&app, &request).await {
        Ok(reply) => from_reply(reply),
        Err(error) => from_error(&error),
    };
    if let Some(body) = body.filter(|_| !is_head) {
        *response.body_mut() = Body::from(body);
    }
    response
}

async fn run(app: &App, request: &HttpRequest<'_>) -> Result<Reply, ErrorReply> {
    let sender = app.0.tokens.sender(request.header("authorization"), request.header("apikey"));
    let sender = sender.map_err(|error| error.reply())?;
    let plan = plan(app, request).map_err(|error| error.reply())?;
    let circumstances = Circumstances { method: request.method, path: request.path, headers: request.headers };
    execute(&app.0.connections, &plan, &sender, &circumstances).await
}

fn plan(app: &App, request: &HttpRequest<'_>) -> Result<Plan, ApiError> {
    let schema = app.0.schema.borrow().clone();
    let schema = schema.ok_or(ApiError::Connection(ConnectionProblem::NoSchemaCache))?;
    schema.resolve(&parse_request(request)?)
}

fn plain(headers: &HeaderMap) -> Vec<(String, String)> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    headers.iter().map(|(name, value)| (name.as_str().to_owned(), text(value.as_bytes()))).collect()
}

fn from_reply(reply: Reply) -> (Response<Body>, Option<String>) {
    let mut builder = Response::builder().status(reply.status);
    for (name, value) in &reply.headers {
        builder = builder.header(*name, value);
    }
    if reply.body.is_some() {
        builder = builder.header(header::CONTENT_TYPE, reply.content_type);
    }
    (finish(builder), reply.body)
}

fn from_error(error: &ErrorReply) -> (Response<Body>, Option<String>) {
    let mut builder = Response::builder().status(error.status);
    for (name, value) in error.headers() {
        builder = builder.header(name, value);
    }
    (finish(builder.header(header::CONTENT_TYPE, "application/json; charset=utf-8")), Some(error.json()))
}

/// A header the server's texts do not fit into makes the answer an error without one.
fn finish(builder: axum::http::response::Builder) -> Response<Body> {
    builder.body(Body::empty()).unwrap_or_else(|_| {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
        response
    })
}
