//! JSON text on several lines. Works on characters, so that a body that was cut off or holds bare shapes is shown, too.

const INDENT: &str = "  ";

/// The text with a line per member and element; what stands inside strings is left alone.
pub(crate) fn pretty(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut depth = 0_usize;
    let mut rest = text.trim().chars().peekable();
    let (mut in_string, mut escaped) = (false, false);
    while let Some(c) = rest.next() {
        if in_string {
            out.push(c);
            in_string = c != '"' || escaped;
            escaped = c == '\\' && !escaped;
            continue;
        }
        match c {
            '{' | '[' => {
                while rest.next_if(|next| next.is_whitespace()).is_some() {}
                out.push(c);
                if let Some(close) = rest.next_if(|next| matches!(next, '}' | ']')) {
                    out.push(close);
                } else {
                    depth += 1;
                    break_line(&mut out, depth);
                }
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                break_line(&mut out, depth);
                out.push(c);
            }
            ',' => {
                out.push(c);
                break_line(&mut out, depth);
            }
            ':' => out.push_str(": "),
            c if c.is_whitespace() => {}
            c => {
                in_string = c == '"';
                out.push(c);
            }
        }
    }
    out
}

fn break_line(out: &mut String, depth: usize) {
    out.push('\n');
    for _ in 0..depth {
        out.push_str(INDENT);
    }
}

#[cfg(test)]
mod tests {
    use super::pretty;

    fn check(text: &str, expect: &str) {
        assert_eq!(pretty(text), expect);
    }

    #[test]
    fn members_and_elements_have_lines_of_their_own() {
        check(r#"{"a":1,"b":[true,null]}"#, "{\n  \"a\": 1,\n  \"b\": [\n    true,\n    null\n  ]\n}");
        check("{ } ", "{}");
        check("[ ]", "[]");
    }

    #[test]
    fn strings_are_left_alone() {
        check(r#"{"a":"x, {y}: \"z\" "}"#, "{\n  \"a\": \"x, {y}: \\\"z\\\" \"\n}");
        check(r#"["\\",1]"#, "[\n  \"\\\\\",\n  1\n]");
    }

    #[test]
    fn what_is_no_json_is_still_shown() {
        check(r#"{"a":‹int›,"b""#, "{\n  \"a\": ‹int›,\n  \"b\"");
        check("]]", "\n]\n]");
        check("", "");
    }
}
