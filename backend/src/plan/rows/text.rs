//! Reads the definitions that the server prints: names in quotes where needed, everything qualified.

/// What stands in the first parentheses, and what follows them.
pub(super) fn group(text: &str) -> Option<(&str, &str)> {
    let start = at_depth_zero(text, |c| c == '(')?;
    let end = closing(text, start)?;
    Some((text.get(start + 1..end)?, text.get(end + 1..)?))
}

/// The parts between commas.
pub(super) fn list(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(at) = at_depth_zero(rest, |c| c == ',') {
        parts.push(rest[..at].trim());
        rest = &rest[at + 1..];
    }
    parts.push(rest.trim());
    parts
}

/// An element of an index without operator class and order, with its collation.
pub(super) fn element(text: &str) -> String {
    let mut end = 0;
    let mut in_name = false;
    for (at, c) in text.char_indices() {
        match c {
            '"' => in_name = !in_name,
            _ if in_name => {}
            '(' => {
                end = closing(text, at).map_or(text.len(), |close| close + 1);
                break;
            }
            ' ' => break,
            _ => {}
        }
        end = at + c.len_utf8();
    }
    let (expression, rest) = text.split_at(end);
    let collation = rest.trim_start().strip_prefix("COLLATE ").and_then(|rest| rest.split(' ').next());
    collation.map_or_else(|| expression.to_owned(), |collation| format!("{expression} collate {collation}"))
}

/// A name as people write it, without quotes.
pub(super) fn bare(name: &str) -> String {
    match name.strip_prefix('"').and_then(|name| name.strip_suffix('"')) {
        Some(inside) => inside.replace("\"\"", "\""),
        None => name.to_owned(),
    }
}

fn at_depth_zero(text: &str, is_it: impl Fn(char) -> bool) -> Option<usize> {
    let (mut depth, mut quote) = (0_usize, None);
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(open), _) if open == c => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, c) if depth == 0 && is_it(c) => return Some(at),
            (None, '(') => depth += 1,
            (None, ')') => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// The parenthesis that closes the one at `start`.
fn closing(text: &str, start: usize) -> Option<usize> {
    at_depth_zero(text.get(start + 1..)?, |c| c == ')').map(|at| start + 1 + at)
}

#[cfg(test)]
mod tests {
    use super::{bare, element, group, list};

    #[test]
    fn parentheses_commas_and_quotes_are_told_apart() {
        let (inside, rest) = group("UNIQUE (\"a(\", b) INCLUDE (c)").expect("it has parentheses");
        assert_eq!((list(inside), rest), (vec!["\"a(\"", "b"], " INCLUDE (c)"));
        assert_eq!(list("f(a, b), ')'"), ["f(a, b)", "')'"]);
        assert_eq!(
            group("CHECK (((a > 0) AND (b <> ')'::text)))").map(|g| g.0),
            Some("((a > 0) AND (b <> ')'::text))")
        );
        assert_eq!(group("nothing"), None);
    }

    #[test]
    fn an_element_loses_its_order_and_operator_class() {
        let check = |text: &str, expect: &str| assert_eq!(element(text), expect);
        check("lower(name) text_pattern_ops DESC NULLS LAST", "lower(name)");
        check("((a || b))", "((a || b))");
        check("\"Odd name\" COLLATE \"C\" DESC", "\"Odd name\" collate \"C\"");
        check("number", "number");
        assert_eq!(bare("\"Odd \"\"name\""), "Odd \"name");
    }
}
