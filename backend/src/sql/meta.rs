//! Finds psql meta-commands, which only psql understands.

use squawk_lexer::{TokenKind, tokenize};

/// Byte ranges of the meta-commands of a text, each to the end of its line; backslashes in strings and comments are
/// none.
pub(super) fn meta_commands(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found: Vec<std::ops::Range<usize>> = Vec::new();
    let mut at = 0;
    for token in tokenize(text) {
        let start = at;
        at += token.len as usize;
        let quoted = matches!(
            token.kind,
            TokenKind::Literal { .. }
                | TokenKind::LineComment
                | TokenKind::BlockComment { .. }
                | TokenKind::QuotedIdent { .. }
        );
        let covered = found.last().is_some_and(|range| start < range.end);
        if quoted || covered || !text[start..at].starts_with('\\') {
            continue;
        }
        let end = text[start..].find('\n').map_or(text.len(), |line| start + line);
        found.push(start..end);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::meta_commands;

    #[test]
    fn finds_commands_and_not_backslashes_in_strings() {
        let text = "\\set x 1\nselect E'\\n', '\\a'; -- \\b\n\\copy t from 'x'\n";
        let found: Vec<_> = meta_commands(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["\\set x 1", "\\copy t from 'x'"]);
    }
}
