//! SQL cut into what is coloured: keywords, strings, numbers, comments. For reading only, so nothing is ever an error.

/// What a piece of SQL is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Names, operators, white space.
    Plain,
    /// A word of the language.
    Keyword,
    /// Text in quotes or between dollar tags.
    Text,
    /// A number.
    Number,
    /// A comment.
    Comment,
}

impl Kind {
    /// The name that style sheets use; nothing for what has no colour of its own.
    pub(crate) fn as_str(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Keyword => Some("wr-sql__keyword"),
            Self::Text => Some("wr-sql__text"),
            Self::Number => Some("wr-sql__number"),
            Self::Comment => Some("wr-sql__comment"),
        }
    }
}

/// A piece of SQL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token<'a> {
    /// What it is.
    pub(crate) kind: Kind,
    /// Its characters.
    pub(crate) text: &'a str,
}

/// The pieces of each line; a comment or text over several lines is cut at their ends.
pub(crate) fn lines(sql: &str) -> Vec<Vec<Token<'_>>> {
    let mut lines = vec![Vec::new()];
    for Token { kind, text } in tokens(sql) {
        for (at, piece) in text.split('\n').enumerate() {
            if at > 0 {
                lines.push(Vec::new());
            }
            if let (false, Some(line)) = (piece.is_empty(), lines.last_mut()) {
                line.push(Token { kind, text: piece });
            }
        }
    }
    lines
}

fn tokens(sql: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let (mut from, mut plain) = (0, 0);
    while from < sql.len() {
        let rest = &sql[from..];
        let (kind, length) = next(rest);
        if kind != Kind::Plain {
            if plain < from {
                tokens.push(Token { kind: Kind::Plain, text: &sql[plain..from] });
            }
            tokens.push(Token { kind, text: &rest[..length] });
            plain = from + length;
        }
        from += length;
    }
    if plain < sql.len() {
        tokens.push(Token { kind: Kind::Plain, text: &sql[plain..] });
    }
    tokens
}

fn next(rest: &str) -> (Kind, usize) {
    let to = |end: &str| rest.find(end).unwrap_or(rest.len());
    let first = rest.chars().next().unwrap_or(' ');
    match first {
        '-' if rest.starts_with("--") => (Kind::Comment, to("\n")),
        '/' if rest.starts_with("/*") => (Kind::Comment, block_comment(rest)),
        '\'' => (Kind::Text, quoted(rest, '\'')),
        '"' => (Kind::Plain, quoted(rest, '"')),
        '$' => dollar_quoted(rest).map_or((Kind::Plain, 1), |length| (Kind::Text, length)),
        c if c.is_ascii_digit() => (Kind::Number, run(rest, |c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_'))),
        c if is_word(c) => {
            let length = run(rest, is_word);
            (if is_keyword(&rest[..length]) { Kind::Keyword } else { Kind::Plain }, length)
        }
        c => (Kind::Plain, c.len_utf8()),
    }
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || !c.is_ascii()
}

fn run(rest: &str, belongs: impl Fn(char) -> bool) -> usize {
    rest.find(|c| !belongs(c)).unwrap_or(rest.len())
}

/// Length of what stands in quotes; a doubled quote is part of it.
fn quoted(rest: &str, quote: char) -> usize {
    let mut inside = rest.char_indices().skip(1).peekable();
    while let Some((at, c)) = inside.next() {
        if c == quote && inside.next_if(|(_, next)| *next == quote).is_none() {
            return at + 1;
        }
    }
    rest.len()
}

/// Block comments nest.
fn block_comment(rest: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while at < rest.len() {
        let here = &rest[at..];
        if here.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if here.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += here.chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

fn dollar_quoted(rest: &str) -> Option<usize> {
    let tag = 1 + run(&rest[1..], is_word);
    let is_tag = rest[tag..].starts_with('$') && !rest[1..tag].starts_with(|c: char| c.is_ascii_digit());
    let tag = is_tag.then(|| &rest[..=tag])?;
    let body = &rest[tag.len()..];
    Some(body.find(tag).map_or(rest.len(), |at| tag.len() + at + tag.len()))
}

fn is_keyword(word: &str) -> bool {
    KEYWORDS.split(' ').any(|keyword| keyword.eq_ignore_ascii_case(word))
}

/// The words that carry the meaning of what phase files, fixes and checks hold.
const KEYWORDS: &str = "add after all alter analyze and any array as asc authorization before begin between by \
    cascade case check column comment commit concurrently conflict constraint create cross database declare default \
    deferrable definer delete desc distinct do domain drop each else enable end enum exception execute exists extension \
    false filter for force foreign from full function generated grant group having identity if immutable in index inherits \
    initially inner insert instead intersect into invoker is join key language last lateral left like limit local lock \
    materialized not notify nothing null nulls of offset on only or order outer over owner partition policy primary \
    privileges procedure raise range references refresh reindex rename replace restrict restrictive permissive \
    return returning returns revoke right role rollback row rows schema security select sequence session set setof stable \
    statement stored strict table temporary then to transaction trigger true truncate type union unique unlogged update \
    usage using vacuum valid validate value values view volatile when where with without";

#[cfg(test)]
mod tests {
    use super::{Kind, lines};

    /// One line per line; each coloured piece as `kind:text`.
    fn check(sql: &str, expect: &[&[&str]]) {
        let found: Vec<Vec<String>> = lines(sql)
            .into_iter()
            .map(|line| {
                let coloured = line.into_iter().filter(|token| token.kind != Kind::Plain);
                coloured.map(|token| format!("{:?}:{}", token.kind, token.text)).collect()
            })
            .collect();
        assert_eq!(found, expect, "{sql}");
        let text: Vec<String> =
            lines(sql).into_iter().map(|line| line.into_iter().map(|token| token.text).collect()).collect();
        assert_eq!(text.join("\n"), sql, "no character is lost");
    }

    #[test]
    fn keywords_in_any_case_are_no_parts_of_names() {
        check("ALTER table selected", &[&["Keyword:ALTER", "Keyword:table"]]);
        check("\"select\" from_x", &[&[]]);
    }

    #[test]
    fn strings_hold_doubled_quotes() {
        check("values ('it''s', 12.5)", &[&["Keyword:values", "Text:'it''s'", "Number:12.5"]]);
        check("'open", &[&["Text:'open"]]);
    }

    #[test]
    fn comments_end_with_the_line_or_nest() {
        check("-- select\n1", &[&["Comment:-- select"], &["Number:1"]]);
        check("/* a /* b */ c */ 1", &[&["Comment:/* a /* b */ c */", "Number:1"]]);
        check("/* ä", &[&["Comment:/* ä"]]);
    }

    #[test]
    fn dollar_quotes_go_over_lines() {
        check("do $x$\nselect $$ $x$;", &[&["Keyword:do", "Text:$x$"], &["Text:select $$ $x$"]]);
        check("$1 $", &[&["Number:1"]]);
    }

    #[test]
    fn empty_text_is_one_empty_line() {
        check("", &[&[]]);
        check("\n", &[&[], &[]]);
    }
}
