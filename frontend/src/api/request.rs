//! One request, one answer.

use gloo_net::http::{Method, RequestBuilder};
use js_sys::{JSON, Object, Reflect};
use wasm_bindgen::JsValue;
use wrench_wire::{PairingRequest, SessionView};

use super::Failure;
use super::json::decode;
use crate::state::Session;

/// The resource at this path, as text.
pub(crate) async fn get(session: Session, path: &str) -> Result<String, Failure> {
    let answer = send(session.sign(request(Method::GET, path)), None).await;
    if answer.as_ref().is_err_and(|failure| failure.status == 401) {
        session.end();
    }
    answer
}

/// A request that changes or starts something, signed and not sent yet.
pub(crate) fn post(session: Session, path: &str) -> RequestBuilder {
    session.sign(request(Method::POST, path))
}

/// A request for a stream, signed and not sent yet. It goes on after the event with this id.
pub(crate) fn stream(session: Session, path: &str, last_id: Option<&str>) -> RequestBuilder {
    let request = session.sign(request(Method::GET, path));
    match last_id {
        Some(id) => request.header("last-event-id", id),
        None => request,
    }
}

/// A bearer for the code that the terminal shows.
pub(crate) async fn pair(code: &str) -> Result<SessionView, Failure> {
    let PairingRequest { code } = PairingRequest { code: code.to_owned() };
    let request = request(Method::POST, "/api/v1/session");
    decode(&send_object(request, &[("code", code.as_str().into())]).await?)
}

/// Has something done, and answers with what came of it, as text.
pub(crate) async fn act(session: Session, path: &str, body: &[(&str, JsValue)]) -> Result<String, Failure> {
    let answer = send_object(post(session, path), body).await;
    if answer.as_ref().is_err_and(|failure| failure.status == 401) {
        session.end();
    }
    answer
}

async fn send_object(request: RequestBuilder, members: &[(&str, JsValue)]) -> Result<String, Failure> {
    let body = Object::new();
    for (name, value) in members {
        // A plain object takes any property.
        let _ = Reflect::set(&body, &(*name).into(), value);
    }
    let body = JSON::stringify(&body).ok().and_then(|text| text.as_string());
    send(request.header("content-type", "application/json"), body).await
}

/// Asks for a new code in the terminal.
pub(crate) async fn show_code() -> Result<(), Failure> {
    send(request(Method::POST, "/api/v1/session/code"), None).await.map(|_| ())
}

fn request(method: Method, path: &str) -> RequestBuilder {
    RequestBuilder::new(path).method(method)
}

async fn send(request: RequestBuilder, body: Option<String>) -> Result<String, Failure> {
    let request = match body {
        Some(body) => request.body(body),
        None => request.build(),
    };
    let request = request.map_err(|_| Failure::unreachable())?;
    let response = request.send().await.map_err(|_| Failure::unreachable())?;
    let text = response.text().await.map_err(|_| Failure::unreachable())?;
    if response.ok() { Ok(text) } else { Err(failure(response.status(), &text)) }
}

/// What an answer that is no success says.
pub(super) fn failure(status: u16, body: &str) -> Failure {
    Failure::from_problem(status, decode(body).unwrap_or_default())
}
