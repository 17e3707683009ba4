//! Whether a text names something.

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

#[cfg(test)]
mod tests {
    use super::mentions;

    #[test]
    fn names_count_and_strings_do_not() {
        assert!(mentions("create table public.Docs (id int)", "docs"));
        assert!(mentions("create index on \"Docs\" (id)", "Docs"));
        assert!(mentions("do $x$ begin perform 1 from docs; end $x$", "docs"));
        assert!(!mentions("select 'docs' /* docs */", "docs"));
        assert!(!mentions("select docs_old", "docs"));
    }
}
