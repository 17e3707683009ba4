//! How the last occurrence looked: what was asked, what was answered, what was thrown.

use leptos::prelude::*;
use wrench_wire::{ExceptionView, IssueDetail, RequestView, ResponseView};

use crate::components::code_block::{CodeBlock, Language};
use crate::components::facts::{Facts, known};
use crate::components::section::Section;
use crate::text::{duration, micros, pretty};

/// The last occurrence's request, answer and exception.
#[component]
pub(super) fn LastRequest(detail: Memo<Option<IssueDetail>>) -> impl IntoView {
    let last = Memo::new(move |_| {
        detail.with(|detail| {
            let last = detail.as_ref()?.occurrences.first()?;
            Some((last.request.clone(), last.response.clone(), last.exception.clone()))
        })
    });
    move || {
        let (request, response, exception) = last.get()?;
        Some((request.map(asked), response.map(answered), exception.map(thrown)))
    }
}

fn asked(request: RequestView) -> impl IntoView {
    let RequestView { method, url, role, schema, prefer, body } = request;
    let facts = [("As role", role), ("Schema", schema), ("Prefer", prefer)];
    let facts: Vec<_> = facts.into_iter().filter_map(|(name, value)| known(name, value)).collect();
    view! {
        <Section title="Request">
            <CodeBlock text=format!("{method} {url}") language=Language::Text copy="Copy" />
            <Facts facts=facts />
            {body
                .filter(|body| !body.is_empty())
                .map(|body| view! { <CodeBlock text=pretty(&body) language=Language::Text copy="Copy" /> })}
        </Section>
    }
}

fn answered(response: ResponseView) -> impl IntoView {
    let ResponseView { status, body, duration_ms } = response;
    let status = if status == 0 { "none: the connection failed".to_owned() } else { status.to_string() };
    let taken = duration_ms.map(|taken| duration(micros(taken)));
    let facts = [("Status", Some(status)), ("Took", taken)];
    let facts: Vec<_> = facts.into_iter().filter_map(|(name, value)| known(name, value)).collect();
    view! {
        <Section title="Answer">
            <Facts facts=facts />
            {body
                .filter(|body| !body.is_empty())
                .map(|body| view! { <CodeBlock text=pretty(&body) language=Language::Text copy="Copy" /> })}
        </Section>
    }
}

fn thrown(exception: ExceptionView) -> impl IntoView {
    let ExceptionView { kind, value, stack } = exception;
    let text = stack.filter(|stack| !stack.is_empty()).unwrap_or_else(|| format!("{kind}: {value}"));
    view! {
        <Section title="Stack">
            <CodeBlock text=text language=Language::Text copy="Copy stack" />
        </Section>
    }
}
