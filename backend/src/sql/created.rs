//! The name that a `create` statement gives.

use squawk_lexer::{TokenKind, tokenize};

use super::parse::unquote;

/// Words between `create` and the name.
const WORDS: [&str; 37] = [
    "create",
    "or",
    "replace",
    "temp",
    "temporary",
    "unlogged",
    "global",
    "local",
    "unique",
    "materialized",
    "recursive",
    "foreign",
    "constraint",
    "event",
    "if",
    "not",
    "exists",
    "concurrently",
    "trusted",
    "procedural",
    "table",
    "view",
    "index",
    "sequence",
    "type",
    "domain",
    "function",
    "procedure",
    "aggregate",
    "schema",
    "extension",
    "role",
    "publication",
    "collation",
    "statistics",
    "trigger",
    "policy",
];

/// Segments of the name, unquoted and folded; none where the text creates nothing, or something without a name.
pub fn created_name(text: &str) -> Option<Vec<String>> {
    let mut at = 0;
    let mut pieces = tokenize(text).filter_map(|token| {
        let start = at;
        at += token.len as usize;
        let piece = text.get(start..at)?;
        match token.kind {
            TokenKind::Ident | TokenKind::QuotedIdent { .. } => Some(Some(piece)),
            TokenKind::Dot => Some(None),
            TokenKind::Whitespace | TokenKind::LineComment | TokenKind::BlockComment { .. } => None,
            _ => Some(Some("")),
        }
    });
    if !pieces.next()??.eq_ignore_ascii_case("create") {
        return None;
    }
    let is_word = |piece: &Option<&str>| piece.is_some_and(|piece| WORDS.contains(&piece.to_lowercase().as_str()));
    let mut path = vec![unquote(pieces.find(|piece| !is_word(piece))??)];
    while let Some(None) = pieces.next() {
        path.push(unquote(pieces.next()??));
    }
    (!path[0].is_empty() && !path[0].eq_ignore_ascii_case("on")).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::created_name;

    #[test]
    fn names_are_found_whatever_stands_before_them() {
        let check = |text: &str, expect: Option<&[&str]>| {
            let found = created_name(text);
            let found = found.as_ref().map(|path| path.iter().map(String::as_str).collect::<Vec<_>>());
            assert_eq!(found.as_deref(), expect, "{text}");
        };
        check("create table if not exists Public.Jobs (id int)", Some(&["public", "jobs"]));
        check("create or replace function app.\"Next\"(x int) returns int as $$ $$", Some(&["app", "Next"]));
        check("/* a */ create materialized view m as select 1", Some(&["m"]));
        check("create unique index concurrently on jobs (id)", None);
        check("alter table jobs add column a int", None);
    }
}
