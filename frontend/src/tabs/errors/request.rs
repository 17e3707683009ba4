//! How an occurrence looked: what was asked, what was answered, what was thrown.

use wrench_wire::{ExceptionView, OccurrenceView, RequestView, ResponseView};

use crate::components::code_block::text_block;
use crate::components::facts::{facts, known};
use crate::components::section::section;
use crate::dom::Element;
use crate::text::{duration, micros, pretty};

/// The occurrence's request, answer and exception.
pub(super) fn request(occurrence: &OccurrenceView) -> Vec<Element> {
    let OccurrenceView { request, response, exception, .. } = occurrence;
    let parts = [request.as_ref().map(asked), response.as_ref().map(answered), exception.as_ref().map(thrown)];
    parts.into_iter().flatten().collect()
}

fn asked(request: &RequestView) -> Element {
    let RequestView { method, url, role, schema, prefer, body } = request;
    let known = [("As role", role), ("Schema", schema), ("Prefer", prefer)]
        .into_iter()
        .filter_map(|(name, value)| known(name, value.clone()));
    section("Request")
        .child(text_block(format!("{method} {url}"), "Copy"))
        .children(facts(known.collect()))
        .children(block(body.as_deref()))
}

fn answered(response: &ResponseView) -> Element {
    let ResponseView { status, body, duration_ms } = response;
    let status = if *status == 0 { "none: the connection failed".to_owned() } else { status.to_string() };
    let taken = duration_ms.map(|taken| duration(micros(taken)));
    let known = [("Status", Some(status)), ("Took", taken)].into_iter().filter_map(|(name, value)| known(name, value));
    section("Answer").children(facts(known.collect())).children(block(body.as_deref()))
}

fn thrown(exception: &ExceptionView) -> Element {
    let ExceptionView { kind, value, stack } = exception;
    let stack = stack.clone().filter(|stack| !stack.is_empty());
    section("Stack").child(text_block(stack.unwrap_or_else(|| format!("{kind}: {value}")), "Copy stack"))
}

fn block(body: Option<&str>) -> Option<Element> {
    body.filter(|body| !body.is_empty()).map(|body| text_block(pretty(body), "Copy"))
}
