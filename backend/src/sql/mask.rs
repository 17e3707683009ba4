//! Hides secrets in SQL before it is written anywhere.

use squawk_lexer::{TokenKind, tokenize};

/// `text` with every string that follows the word `password` replaced.
pub fn mask_secrets(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    let mut after_password = false;
    for token in tokenize(text) {
        let end = at + token.len as usize;
        let piece = text.get(at..end).unwrap_or_default();
        at = end;
        match token.kind {
            TokenKind::Whitespace | TokenKind::LineComment | TokenKind::BlockComment { .. } => out.push_str(piece),
            TokenKind::Literal { .. } if after_password => {
                out.push_str("'***'");
                after_password = false;
            }
            kind => {
                after_password = matches!(kind, TokenKind::Ident) && piece.eq_ignore_ascii_case("password");
                out.push_str(piece);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::mask_secrets;

    #[test]
    fn only_the_secret_is_hidden() {
        assert_eq!(
            mask_secrets("create role a login password 'x''y' connection limit 3"),
            "create role a login password '***' connection limit 3"
        );
        assert_eq!(mask_secrets("select 'password'"), "select 'password'");
    }
}
