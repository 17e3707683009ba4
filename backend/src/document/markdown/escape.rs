//! The one place where somebody else's text gets into Markdown.

use crate::document::text::{clean, one_line};

/// Characters that mean something inside a line, for GitHub's Markdown with its formulas.
const INLINE: &str = "\\`*[]|~$";

/// A text in a line: a cell, a heading, a paragraph. What means something in Markdown or HTML is shown as it is.
pub(super) fn inline(text: &str) -> String {
    let line = one_line(text);
    let mut escaped = String::with_capacity(line.len());
    let mut before = ' ';
    for (at, c) in line.char_indices() {
        let after = line[at + c.len_utf8()..].chars().next().unwrap_or(' ');
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            // Within a word it means nothing, and names are full of it.
            '_' if before.is_alphanumeric() && after.is_alphanumeric() => escaped.push('_'),
            // The beginning of an image, of a list, of a heading.
            '!' | '_' => escaped.extend(['\\', c]),
            '#' | '+' | '-' | '=' | ':' if at == 0 => escaped.extend(['\\', c]),
            '.' | ')' if at > 0 && line[..at].bytes().all(|byte| byte.is_ascii_digit()) => escaped.extend(['\\', c]),
            c if INLINE.contains(c) => escaped.extend(['\\', c]),
            c => escaped.push(c),
        }
        before = c;
    }
    escaped
}

/// A name or an expression in a line, in the letters of code.
pub(super) fn code(text: &str) -> String {
    let line = one_line(text);
    if line.is_empty() {
        return String::new();
    }
    if !line.contains(['`', '|']) {
        return format!("`{line}`");
    }
    // No fence keeps a `|` from ending a cell.
    let entity = |c: char| match c {
        c if c.is_ascii_punctuation() => format!("&#{};", u32::from(c)),
        c => c.to_string(),
    };
    format!("<code>{}</code>", line.chars().map(entity).collect::<String>())
}

/// Lines of code.
pub(super) fn block(language: &str, text: &str) -> String {
    let text = clean(text);
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!(
        "{fence}{language}\n{}\n{fence}\n",
        text.trim_end().lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
    )
}

/// A table; cells are escaped already. Empty without rows.
pub(super) fn grid(head: &[&str], rows: &[Vec<String>]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    // A column in which nothing is said is left out.
    let kept: Vec<usize> =
        (0..head.len()).filter(|at| rows.iter().any(|row| row.get(*at).is_some_and(|cell| !cell.is_empty()))).collect();
    let line = |cells: Vec<&str>| format!("| {} |\n", cells.join(" | "));
    let mut text = line(kept.iter().map(|at| head[*at]).collect());
    text.push_str(&line(kept.iter().map(|_| "---").collect()));
    for row in rows {
        text.push_str(&line(kept.iter().map(|at| row.get(*at).map_or("", String::as_str)).collect()));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_comment_means_anything() {
        for (text, expect) in [
            ("Who pays.", "Who pays."),
            ("Made by create_company().", "Made by create_company()."),
            ("_a_ *b* ~c~", "\\_a\\_ \\*b\\* \\~c\\~"),
            ("a | b", "a \\| b"),
            ("<script>alert(1)</script> & co", "&lt;script&gt;alert(1)&lt;/script&gt; &amp; co"),
            ("[x](javascript:alert(1))", "\\[x\\](javascript:alert(1))"),
            ("![x](y)", "\\!\\[x\\](y)"),
            ("# title\n- item", "\\# title - item"),
            ("1. first", "1\\. first"),
            ("10.5 percent", "10\\.5 percent"),
            ("costs $5 or $6", "costs \\$5 or \\$6"),
            ("`code`", "\\`code\\`"),
            ("a\\", "a\\\\"),
        ] {
            assert_eq!(inline(text), expect);
        }
    }

    #[test]
    fn code_ends_neither_its_fence_nor_its_cell() {
        for (text, expect) in [
            ("company_id", "`company_id`"),
            ("a || b", "<code>a &#124;&#124; b</code>"),
            ("x` | <b>", "<code>x&#96; &#124; &#60;b&#62;</code>"),
            ("", ""),
            ("two\nlines", "`two lines`"),
        ] {
            assert_eq!(code(text), expect);
        }
        assert_eq!(block("sql", "select 1\n```\nx"), "````sql\nselect 1\n```\nx\n````\n");
        assert_eq!(block("sql", "select 1"), "```sql\nselect 1\n```\n");
    }

    #[test]
    fn empty_columns_of_a_grid_are_left_out() {
        let rows = vec![vec!["a".to_owned(), String::new()], vec!["b".to_owned(), String::new()]];
        assert_eq!(grid(&["Name", "Comment"], &rows), "| Name |\n| --- |\n| a |\n| b |\n");
        assert_eq!(grid(&["Name"], &[]), "");
    }
}
