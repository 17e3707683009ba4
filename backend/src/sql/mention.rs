//! What a text names.

use std::collections::BTreeSet;

use squawk_lexer::{TokenKind, tokenize};

use super::parse::unquote;

/// Whether `name` stands in `text` as a name of its own, whatever it names there. Texts in strings do not count, bodies of
/// functions and blocks do.
pub fn mentions(text: &str, name: &str) -> bool {
    let mut at = 0;
    tokenize(text).any(|token| {
        let start = at;
        at += token.len as usize;
        let piece = text.get(start..at).unwrap_or_default();
        match token.kind {
            TokenKind::Ident | TokenKind::QuotedIdent { .. } => unquote(piece) == name,
            TokenKind::Literal { .. } if piece.starts_with('$') => {
                let body = piece.split_once('$').and_then(|(_, rest)| rest.split_once('$')).map(|(_, body)| body);
                body.is_some_and(|body| mentions(body, name))
            }
            _ => false,
        }
    })
}

/// Everything that may be a name in `text`, in strings and in bodies, too.
pub fn words(text: &str) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    let mut at = 0;
    for token in tokenize(text) {
        let start = at;
        at += token.len as usize;
        let piece = text.get(start..at).unwrap_or_default();
        match token.kind {
            TokenKind::Ident | TokenKind::QuotedIdent { .. } => {
                all.insert(unquote(piece));
            }
            TokenKind::Literal { .. } => {
                if let Some(inside) = inside(piece) {
                    all.extend(words(inside));
                }
            }
            _ => {}
        }
    }
    all
}

/// What stands between the quotes of a string; nothing for a number.
fn inside(literal: &str) -> Option<&str> {
    if let Some(tagged) = literal.strip_prefix('$') {
        let (tag, rest) = tagged.split_once('$')?;
        return rest.strip_suffix('$')?.strip_suffix(tag)?.strip_suffix('$');
    }
    let (_, rest) = literal.split_once('\'')?;
    rest.strip_suffix('\'')
}

#[cfg(test)]
mod tests {
    use super::{mentions, words};

    #[test]
    fn words_stand_in_strings_too() {
        let all =
            words("create function f() language sql as e'select A, 1 from \"Docs\"'; do $x$ begin perform b; end $x$");
        assert!(["f", "a", "Docs", "b"].iter().all(|word| all.contains(*word)), "{all:?}");
    }

    #[test]
    fn names_count_and_strings_do_not() {
        assert!(mentions("create table public.Docs (id int)", "docs"));
        assert!(mentions("create index on \"Docs\" (id)", "Docs"));
        assert!(mentions("do $x$ begin perform 1 from docs; end $x$", "docs"));
        assert!(!mentions("select 'docs' /* docs */", "docs"));
        assert!(!mentions("select docs_old", "docs"));
    }
}
