//! Texts of the catalog, made fit to be read.

/// A text without what a reader cannot see or what turns the order of others: control characters and marks of direction.
pub(super) fn clean(text: &str) -> String {
    let visible = |c: char| match c {
        '\n' => '\n',
        '\t' => ' ',
        c if c.is_control() || is_direction(c) => '\u{fffd}',
        c => c,
    };
    text.replace("\r\n", "\n").chars().map(visible).collect()
}

fn is_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The same on one line.
pub(super) fn one_line(text: &str) -> String {
    clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first sentence of a comment, for lists.
pub(super) fn first_sentence(comment: &str) -> String {
    let line = one_line(comment);
    let end = line.match_indices(". ").map(|(at, _)| at + 1).find(|end| !ends_with_abbreviation(&line[..*end]));
    end.map_or(line.clone(), |end| line[..end].to_owned())
}

fn ends_with_abbreviation(text: &str) -> bool {
    ["e.g.", "i.e.", "etc.", "vs.", "no.", "approx."].iter().any(|short| text.to_lowercase().ends_with(short))
}

/// A type under the name that people write: `timestamptz`, `varchar(40)`, `member_role`.
pub(super) fn short_type(data_type: &str) -> String {
    const SHORT: [(&str, &str); 3] = [("character varying", "varchar"), ("character(", "char("), ("public.", "")];
    for (zone, suffix) in [(" with time zone", "tz"), (" without time zone", "")] {
        let Some((before, after)) = data_type.split_once(zone) else { continue };
        if !before.starts_with("time") {
            continue;
        }
        let (word, precision) = before.split_at(before.find('(').unwrap_or(before.len()));
        return format!("{word}{suffix}{precision}{after}");
    }
    let short = SHORT.iter().find_map(|(long, short)| Some(format!("{short}{}", data_type.strip_prefix(long)?)));
    short.unwrap_or_else(|| data_type.to_owned())
}

/// An expression without the brackets around the whole of it.
pub(super) fn unwrapped(expression: &str) -> &str {
    let Some(inner) = expression.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) else { return expression };
    let mut depth = 0_usize;
    let mut quote = None;
    for c in inner.chars() {
        match (quote, c) {
            (Some(open), _) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"') => quote = Some(c),
            (None, '(') => depth += 1,
            // The first bracket ends before the last: they are no pair.
            (None, ')') if depth == 0 => return expression,
            (None, ')') => depth -= 1,
            _ => {}
        }
    }
    inner
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_short_and_say_the_same() {
        for (long, short) in [
            ("timestamp with time zone", "timestamptz"),
            ("timestamp(3) with time zone[]", "timestamptz(3)[]"),
            ("time without time zone", "time"),
            ("character varying(40)", "varchar(40)"),
            ("character varying[]", "varchar[]"),
            ("character(2)", "char(2)"),
            ("public.member_role[]", "member_role[]"),
            ("private.kind", "private.kind"),
            ("numeric(12,2)", "numeric(12,2)"),
        ] {
            assert_eq!(short_type(long), short);
        }
    }

    #[test]
    fn only_a_pair_of_brackets_goes() {
        for (whole, inner) in [
            ("(a > 0)", "a > 0"),
            ("(a) OR (b)", "(a) OR (b)"),
            ("((a) OR (b))", "(a) OR (b)"),
            ("(a <> ')'::text)", "a <> ')'::text"),
            ("a", "a"),
        ] {
            assert_eq!(unwrapped(whole), inner);
        }
    }

    #[test]
    fn a_list_shows_the_first_sentence_and_nothing_that_hides() {
        assert_eq!(first_sentence("Who pays. And more."), "Who pays.");
        assert_eq!(first_sentence("A code, e.g. net_14. More."), "A code, e.g. net_14.");
        assert_eq!(first_sentence("two\nlines"), "two lines");
        assert_eq!(clean("a\u{202e}b\u{0}c\r\nd"), "a\u{fffd}b\u{fffd}c\nd");
    }
}
