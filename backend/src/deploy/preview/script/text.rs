//! Templates filled in, and texts quoted.

/// A template with values in place of `:name`, in one pass: a value that looks like a place is left alone.
pub(super) fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(at) = rest.find(':') {
        let (before, from) = rest.split_at(at);
        text.push_str(before);
        let colons = from.len() - from.trim_start_matches(':').len();
        let word: String = from[colons..].chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
        let value = values.iter().find(|(name, _)| *name == word && colons == 1);
        text.push_str(value.map_or(&from[..colons + word.len()], |(_, value)| value));
        rest = &from[colons + word.len()..];
    }
    text.push_str(rest);
    text
}

/// A block of PL/pgSQL, quoted with a tag that it does not hold.
pub(super) fn block(body: &str) -> String {
    let mut tag = "$wrench$".to_owned();
    while body.contains(&tag) {
        tag.insert(1, '_');
    }
    let lines: Vec<&str> = body.lines().filter(|line| !line.trim().is_empty()).collect();
    format!("do {tag}\n{}\n{tag};\n", lines.join("\n"))
}

/// A statement with its end; a comment on its last line must not swallow it.
pub(super) fn ended(sql: &str) -> String {
    let sql = sql.trim().trim_end_matches(';').trim_end();
    let last = sql.lines().next_back().unwrap_or_default();
    if last.contains("--") { format!("{sql}\n;\n") } else { format!("{sql};\n") }
}

/// A text as a comment of one line each.
pub(super) fn comment(text: &str) -> String {
    text.lines().map(|line| format!("-- {line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_once_and_casts_left_alone() {
        let filled = fill("select :id::text, :id, ':other' from t:name", &[("id", "':name'"), ("name", "x")]);
        assert_eq!(filled, "select ':name'::text, ':name', ':other' from tx");
    }

    #[test]
    fn a_block_that_holds_the_tag_gets_another() {
        assert_eq!(block("begin\n\nend"), "do $wrench$\nbegin\nend\n$wrench$;\n");
        assert!(block("'$wrench$'").starts_with("do $_wrench$\n"));
    }

    #[test]
    fn a_trailing_comment_does_not_swallow_the_end() {
        assert_eq!(ended("select 1"), "select 1;\n");
        assert_eq!(ended("select 1 -- one"), "select 1 -- one\n;\n");
    }
}
