//! Token hash of a statement: the same for texts that differ only in white space, comments and letter case of
//! unquoted words.

use sha2::{Digest, Sha256};
use squawk_lexer::{TokenKind, tokenize};

/// Hex SHA-256 over the tokens of `text`.
pub(super) fn token_hash(text: &str) -> String {
    let mut hasher = Sha256::new();
    let mut at = 0;
    for token in tokenize(text) {
        let end = at + token.len as usize;
        let piece = text.get(at..end).unwrap_or_default();
        at = end;
        match token.kind {
            TokenKind::Whitespace
            | TokenKind::LineComment
            | TokenKind::BlockComment { .. }
            | TokenKind::Semi
            | TokenKind::Eof => continue,
            TokenKind::Ident => hasher.update(piece.to_lowercase().as_bytes()),
            _ => hasher.update(piece.as_bytes()),
        }
        hasher.update([0]);
    }
    hex(&hasher.finalize())
}

/// Bytes as lower-case hex.
pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digits = |byte: &u8| [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]];
    bytes.iter().flat_map(digits).map(char::from).collect()
}

#[cfg(test)]
mod tests {
    use super::token_hash;

    #[test]
    fn layout_comments_and_case_do_not_matter_but_strings_do() {
        let hash = token_hash("select 'A' from T");
        assert_eq!(hash, token_hash("SELECT /* x */ 'A'\n  from t;"));
        assert_ne!(hash, token_hash("select 'a' from t"));
        assert_ne!(token_hash("select a b"), token_hash("select ab"));
    }
}
