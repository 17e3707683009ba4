//! An event, made clean and explained. The one place where events meet the rooms that decide.

use wrench_wire::ErrorEvent;

use super::stack::frames;
use super::store::StoredEvent;
use crate::diagnose::{
    Diagnosis, Exception, Observation, Slots, diagnose, fingerprint, redact_answer, redact_body, redact_text,
    redact_url,
};

/// Longest texts that are kept, in bytes.
const MESSAGE: usize = 8 * 1024;
const STACK: usize = 16 * 1024;
const BODY: usize = 64 * 1024;
const NAME: usize = 256;

/// What an event is an occurrence of, as the issue shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sighting {
    /// Fingerprint with its version.
    pub fingerprint: String,
    /// Error class.
    pub class: String,
    /// Finer word.
    pub subclass: Option<String>,
    /// One line.
    pub title: String,
    /// What it is about, as JSON.
    pub slots: String,
    /// HTTP status.
    pub http_status: Option<i32>,
    /// SQLSTATE or PostgREST's code.
    pub code: Option<String>,
    /// Method and path.
    pub endpoint: Option<String>,
    /// Page.
    pub page: Option<String>,
    /// No request was seen with it: a line in the console about an error of the database, as apps write after a failed request.
    pub is_remark: bool,
}

/// Takes out of an event what no server should hold, and cuts what is too long. The loader did the same; loaders can be old.
pub(super) fn clean(mut event: ErrorEvent) -> ErrorEvent {
    event.id.make_ascii_lowercase();
    event.message = cut(redact_text(&event.message), MESSAGE);
    event.page = event.page.map(|page| cut(redact_url(&page), MESSAGE));
    if let Some(request) = &mut event.request {
        request.method = cut(request.method.to_uppercase(), NAME);
        request.url = cut(redact_url(&request.url), MESSAGE);
        request.body = request.body.take().map(|body| cut(redact_body(&body), BODY));
        for name in [&mut request.role, &mut request.schema, &mut request.prefer] {
            *name = name.take().map(|name| cut(redact_text(&name), NAME));
        }
    }
    if let Some(response) = &mut event.response {
        response.body = response.body.take().map(|body| cut(redact_answer(&body), BODY));
    }
    if let Some(exception) = &mut event.exception {
        exception.kind = cut(redact_text(&exception.kind), NAME);
        exception.value = cut(redact_text(&exception.value), MESSAGE);
        exception.stack = exception.stack.take().map(|stack| cut(redact_text(&stack), STACK));
    }
    event
}

/// Explains a clean event.
pub fn diagnose_event(event: &ErrorEvent) -> Diagnosis {
    diagnose(&observe(event))
}

/// The event that tells most of an issue: the newest with a request, else the newest.
pub fn most_telling(newest_first: &[StoredEvent]) -> Option<ErrorEvent> {
    let mut read = newest_first.iter().filter_map(|stored| serde_json::from_str::<ErrorEvent>(&stored.payload).ok());
    let newest = read.next()?;
    match newest.request {
        Some(_) => Some(newest),
        None => Some(read.find(|event| event.request.is_some()).unwrap_or(newest)),
    }
}

/// What a clean event is an occurrence of.
pub(super) fn sight(event: &ErrorEvent) -> Sighting {
    let observation = observe(event);
    let diagnosis = diagnose(&observation);
    let endpoint = event.request.as_ref().map(|request| format!("{} {}", request.method, path(&request.url)));
    Sighting {
        fingerprint: fingerprint(&diagnosis, &observation).hash,
        class: diagnosis.class.as_str().to_owned(),
        subclass: diagnosis.subclass.clone(),
        title: diagnosis.title.clone(),
        slots: diagnosis.slots.to_json().to_string(),
        http_status: diagnosis.http_status.map(i32::from),
        code: diagnosis.code.clone(),
        is_remark: event.request.is_none() && diagnosis.slots != Slots::default(),
        endpoint,
        page: event.page.clone(),
    }
}

fn observe(event: &ErrorEvent) -> Observation<'_> {
    let (request, response) = (event.request.as_ref(), event.response.as_ref());
    Observation {
        status: response.map(|response| response.status),
        body: response.and_then(|response| response.body.as_deref()),
        message: &event.message,
        method: request.map(|request| request.method.as_str()),
        url: request.map(|request| request.url.as_str()),
        request_body: request.and_then(|request| request.body.as_deref()),
        schema: request.and_then(|request| request.schema.as_deref()),
        statement: None,
        exception: event.exception.as_ref().map(|exception| Exception {
            name: &exception.kind,
            message: &exception.value,
            frames: exception.stack.as_deref().map(frames).unwrap_or_default(),
        }),
    }
}

/// The path of an address that may lack its origin.
fn path(url: &str) -> &str {
    let after = url.split_once("://").map_or(url, |(_, rest)| rest.find('/').map_or("/", |at| &rest[at..]));
    after.split(['?', '#']).next().unwrap_or(after)
}

/// The beginning of a text, without half characters and without what PostgreSQL's text cannot hold.
fn cut(text: String, bytes: usize) -> String {
    let text = if text.contains('\0') { text.replace('\0', "\u{fffd}") } else { text };
    if text.len() <= bytes {
        return text;
    }
    let end = (0..=bytes).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    format!("{}…", &text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_shows_its_path_alone() {
        assert_eq!(path("http://localhost:3000/rest/v1/customers?select=x#y"), "/rest/v1/customers");
        assert_eq!(path("/rest/v1/jobs?id=eq.1"), "/rest/v1/jobs");
        assert_eq!(path("http://localhost:3000"), "/");
    }

    #[test]
    fn long_texts_are_cut_between_characters() {
        assert_eq!(cut("äöü".to_owned(), 3), "ä…");
        assert_eq!(cut("a\0b".to_owned(), 9), "a\u{fffd}b");
    }
}
