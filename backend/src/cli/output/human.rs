//! Findings for people: message, place with its source, detail, hint.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::err;
use crate::finding::{Finding, Location, Severity};

/// Prints one finding to stderr.
pub(super) fn finding(finding: &Finding) {
    err(&render(finding));
}

fn render(finding: &Finding) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warn => Level::WARNING,
        Severity::Info => Level::NOTE,
    };
    let title = level.primary_title(finding.message.as_str()).id(finding.code);
    let mut group = Group::with_title(title);
    if let Some(location) = &finding.location {
        let span = first_line(location);
        group = group.element(
            Snippet::source(location.source.text.as_str())
                .path(location.source.path.as_str())
                .annotation(AnnotationKind::Primary.span(span)),
        );
    }
    if let Some(detail) = &finding.detail {
        group = group.element(Level::NOTE.with_name("detail").message(detail.as_str()));
    }
    if let Some(hint) = &finding.hint {
        group = group.element(Level::HELP.with_name("hint").message(hint.as_str()));
    }
    if let Some(rule) = &finding.rule {
        let page = format!("`wrench rules show {rule}`");
        group = group.element(Level::NOTE.with_name("rule").message(page));
    }
    Renderer::styled().render(&[group]) + "\n"
}

/// A statement of many lines is pointed at by its first.
fn first_line(location: &Location) -> std::ops::Range<usize> {
    let text = &location.source.text;
    let start = location.start.min(text.len());
    let end = location.end.clamp(start, text.len());
    let line = text[start..end].find('\n').map_or(end, |at| start + at);
    start..line
}
