//! Conditions in one form, however they are nested.
//!
//! `x between 1 and 2 and y` prints as `(((x >= 1) AND (x <= 2)) AND y)`, and that, read back, as
//! `((x >= 1) AND (x <= 2) AND y)`: the parser takes a chain that leads another of the same kind into it.

/// The words that join conditions.
const JOINS: [&str; 2] = [" AND ", " OR "];

/// `text` with every chain of AND or OR taken into the chain of the same kind that it leads.
pub(super) fn flattened(text: String) -> String {
    if !JOINS.iter().any(|join| text.contains(&format!("){join}"))) {
        return text;
    }
    let mut text = text;
    while let Some((outer, inner)) = leading_chain(&text) {
        text.remove(inner);
        text.remove(outer);
    }
    text
}

/// The parentheses of a chain that leads another of the same kind: where they open and close, the later first.
fn leading_chain(text: &str) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let code = outside_quotes(bytes);
    let opens = (0..bytes.len()).filter(|at| code[*at] && bytes[*at] == b'(');
    let mut doubled = opens.filter(|at| at + 1 < bytes.len() && code[at + 1] && bytes[at + 1] == b'(');
    doubled.find_map(|outer| {
        let inner = outer + 1;
        let end = closing(bytes, &code, inner)?;
        let own = joins(text, &code, (inner + 1, end))?;
        let around = joins(text, &code, (outer + 1, closing(bytes, &code, outer)?))?;
        (own == around).then_some((inner, end))
    })
}

/// Which bytes are in no literal and no quoted name.
fn outside_quotes(bytes: &[u8]) -> Vec<bool> {
    let mut quote = None;
    let code = bytes.iter().map(|byte| {
        let was_outside = quote.is_none();
        match quote {
            None if matches!(byte, b'\'' | b'"') => quote = Some(*byte),
            Some(open) if open == *byte => quote = None,
            _ => {}
        }
        was_outside && quote.is_none()
    });
    code.collect()
}

fn closing(bytes: &[u8], code: &[bool], open: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for at in (open..bytes.len()).filter(|at| code[*at]) {
        match bytes[at] {
            b'(' => depth += 1,
            b')' if depth == 1 => return Some(at),
            b')' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The one word that joins what stands side by side in a range, where every operand is in parentheses.
fn joins(text: &str, code: &[bool], (start, end): (usize, usize)) -> Option<&'static str> {
    let mut found = None;
    let mut depth = 0_i32;
    for at in (start..end).filter(|at| code[*at]) {
        match text.as_bytes()[at] {
            b'(' => depth += 1,
            b')' => depth -= 1,
            b' ' if depth == 0 => {
                let join = JOINS.into_iter().find(|join| text.as_bytes()[at..end].starts_with(join.as_bytes()));
                match (join, found) {
                    (Some(join), Some(known)) if join != known => return None,
                    (Some(join), _) => found = Some(join),
                    _ => {}
                }
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::flattened;

    #[test]
    fn leading_chains_are_taken_in_and_nothing_else_changes() {
        let check = |text: &str, expect: &str| assert_eq!(flattened(text.to_owned()), expect);
        check("CHECK ((((x >= 1) AND (x <= 2)) AND (y > 0)))", "CHECK (((x >= 1) AND (x <= 2) AND (y > 0)))");
        check("((((a) OR (b)) OR (c)) OR (d))", "((a) OR (b) OR (c) OR (d))");
        check("(((a) OR (b)) AND (c))", "(((a) OR (b)) AND (c))");
        check("((a) AND ((b) AND (c)))", "((a) AND ((b) AND (c)))");
        check("(((t = ')) AND ('::text) AND (b)) AND (c))", "((t = ')) AND ('::text) AND (b) AND (c))");
        check("CHECK ((x >= 1))", "CHECK ((x >= 1))");
    }
}
