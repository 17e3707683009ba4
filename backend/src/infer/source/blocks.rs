//! Which parts of a file are code, and in which language.

use std::ops::Range;

use oxc_span::SourceType;

use crate::finding::SourceFile;

/// A part of a file that is code.
#[derive(Debug, PartialEq)]
pub(super) struct Block {
    pub(super) range: Range<usize>,
    pub(super) kind: SourceType,
}

/// The code of a file: all of it, or its `<script>` elements and front matter.
pub(super) fn blocks(source: &SourceFile) -> Vec<Block> {
    let ending = source.path.rsplit('.').next().unwrap_or_default();
    match ending {
        "vue" | "svelte" => scripts(&source.text, "js"),
        "astro" => {
            let mut found: Vec<Block> = front_matter(&source.text).into_iter().collect();
            found.extend(scripts(&source.text, "ts"));
            found
        }
        _ => vec![Block { range: 0..source.text.len(), kind: kind(ending) }],
    }
}

/// Files that end in `.js` may hold JSX; whether they are modules is seen from what is in them.
fn kind(ending: &str) -> SourceType {
    match ending {
        "ts" | "mts" | "cts" => SourceType::ts(),
        "tsx" => SourceType::tsx(),
        _ => SourceType::unambiguous().with_jsx(true),
    }
}

/// What stands between the first two lines of three dashes.
fn front_matter(text: &str) -> Option<Block> {
    let start = text.find("---")? + 3;
    if !text[..start - 3].trim().is_empty() {
        return None;
    }
    let end = start + text[start..].find("\n---")?;
    Some(Block { range: start..end, kind: SourceType::ts() })
}

fn scripts(text: &str, usual: &str) -> Vec<Block> {
    let lower = text.to_ascii_lowercase();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = next_script(&lower, at) {
        let Some(head) = tag_end(text, open) else { break };
        let end = lower[head..].find("</script").map_or(text.len(), |length| head + length);
        let tag = &text[open..head];
        let is_code = attribute(tag, "type").is_none_or(|kind| kind == "module" || kind.ends_with("javascript"));
        if is_code && attribute(tag, "src").is_none() {
            let language = attribute(tag, "lang").unwrap_or(usual);
            found.push(Block { range: head..end, kind: kind(language) });
        }
        at = end;
    }
    found
}

/// The next `<script` that is not in a comment.
fn next_script(lower: &str, from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let open = at + lower[at..].find("<script")?;
        let comment = lower[at..open].rfind("<!--").map(|start| at + start);
        match comment.filter(|start| !lower[*start..open].contains("-->")) {
            Some(start) => at = start + lower[start..].find("-->")?,
            None => return Some(open),
        }
    }
}

/// One past the `>` that ends a tag; one inside quotes does not.
fn tag_end(text: &str, open: usize) -> Option<usize> {
    let mut quote = None;
    for (at, c) in text[open..].char_indices() {
        match (quote, c) {
            (None, '>') => return Some(open + at + 1),
            (None, '"' | '\'') => quote = Some(c),
            (Some(known), c) if known == c => quote = None,
            _ => {}
        }
    }
    None
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let start = tag.match_indices(name).map(|(at, _)| at).find(|at| {
        tag[..*at].ends_with(|c: char| c.is_whitespace()) && tag[at + name.len()..].trim_start().starts_with('=')
    })?;
    let value = tag[start + name.len()..].trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| ['"', '\''].contains(c));
    match quote {
        Some(quote) => value[1..].split(quote).next(),
        None => value.split(|c: char| c.is_whitespace() || c == '>').next(),
    }
}
