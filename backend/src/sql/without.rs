//! A text without some of its words.

use squawk_lexer::{TokenKind, tokenize};

/// `text` without the first place where `words` (in lower case) follow on each other; none where there is no such place.
pub fn without_words(text: &str, words: &[&str]) -> Option<String> {
    let mut at = 0;
    let mut tokens: Vec<(usize, usize)> = Vec::new();
    for token in tokenize(text) {
        let start = at;
        at += token.len as usize;
        if !matches!(token.kind, TokenKind::Whitespace | TokenKind::LineComment | TokenKind::BlockComment { .. }) {
            tokens.push((start, at));
        }
    }
    let is_word = |(start, end): &(usize, usize), word: &str| {
        text.get(*start..*end).is_some_and(|piece| piece.eq_ignore_ascii_case(word))
    };
    let found =
        tokens.windows(words.len().max(1)).find(|window| window.iter().zip(words).all(|(t, w)| is_word(t, w)))?;
    let (start, end) = (found.first()?.0, found.last()?.1);
    Some(format!("{} {}", text.get(..start)?.trim_end(), text.get(end..)?.trim_start()).trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use super::without_words;

    #[test]
    fn words_go_and_names_and_strings_stay() {
        let check = |text: &str, words: &[&str], expect: Option<&str>| {
            assert_eq!(without_words(text, words).as_deref(), expect, "{text}");
        };
        check("create index CONCURRENTLY i on t (a)", &["concurrently"], Some("create index i on t (a)"));
        check("create index \"concurrently\" on t (a)", &["concurrently"], None);
        let key = "alter table t add foreign key (a) references not_valid /* not */ not\n valid";
        let plain = "alter table t add foreign key (a) references not_valid /* not */";
        check(key, &["not", "valid"], Some(plain));
    }
}
