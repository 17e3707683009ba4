//! A stream of server-sent events, read with fetch: an `EventSource` cannot carry the bearer.

use std::collections::VecDeque;

use gloo_net::http::RequestBuilder;
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, ReadableStreamDefaultReader};

use super::Failure;
use super::request::failure;
use super::sse::{Event, Parser};

/// Reads the events of one answer.
pub(crate) struct EventReader {
    reader: ReadableStreamDefaultReader,
    parser: Parser,
    ready: VecDeque<Event>,
}

/// Sends the request and answers once the stream has begun.
pub(crate) async fn follow(request: RequestBuilder, signal: &AbortSignal) -> Result<EventReader, Failure> {
    let request = request.header("accept", "text/event-stream").abort_signal(Some(signal));
    let response = request.send().await.map_err(|_| Failure::unreachable())?;
    if !response.ok() {
        let body = response.text().await.unwrap_or_default();
        return Err(failure(response.status(), &body));
    }
    let body = response.body().ok_or_else(Failure::unreadable)?;
    let reader = ReadableStreamDefaultReader::new(&body).map_err(|_| Failure::unreadable())?;
    Ok(EventReader { reader, parser: Parser::default(), ready: VecDeque::new() })
}

impl EventReader {
    /// The next event, or nothing when the stream has ended or was broken off. `heard` is called at every sign of life.
    pub(crate) async fn next(&mut self, heard: impl Fn()) -> Option<Event> {
        loop {
            if let Some(event) = self.ready.pop_front() {
                return Some(event);
            }
            let piece = self.read().await.ok()??;
            heard();
            self.ready.extend(self.parser.push(&piece));
        }
    }

    async fn read(&self) -> Result<Option<Vec<u8>>, JsValue> {
        let result = JsFuture::from(self.reader.read()).await?;
        if Reflect::get(&result, &"done".into())?.is_truthy() {
            return Ok(None);
        }
        let piece = Reflect::get(&result, &"value".into())?.dyn_into::<Uint8Array>()?;
        Ok(Some(piece.to_vec()))
    }
}
