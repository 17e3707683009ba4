//! Quoting: the only way a name or a value gets into SQL that Wrench writes.

/// A name as an identifier, quoted always: no list of reserved words can go stale.
pub fn ident(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// `schema.name`, both quoted; the bare name where the schema is empty.
pub fn qualified(schema: &str, name: &str) -> String {
    if schema.is_empty() { ident(name) } else { format!("{}.{}", ident(schema), ident(name)) }
}

/// A value as a string literal that means the same whatever `standard_conforming_strings` says.
pub fn literal(value: &str) -> String {
    let quoted = value.replace('\'', "''");
    if quoted.contains('\\') { format!("E'{}'", quoted.replace('\\', "\\\\")) } else { format!("'{quoted}'") }
}

/// A comma-separated list of names as a setting holds it (`"$user", public`), each name unquoted and folded. Two quotes
/// inside a quoted name stand for one.
pub fn ident_list(setting: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut rest = setting.trim();
    while !rest.is_empty() {
        let (name, after) = match rest.strip_prefix('"') {
            Some(quoted) => {
                let end = closing_quote(quoted);
                (quoted[..end].replace("\"\"", "\""), quoted.get(end + 1..).unwrap_or_default())
            }
            None => {
                let end = rest.find(',').unwrap_or(rest.len());
                (rest[..end].trim().to_lowercase(), &rest[end..])
            }
        };
        names.push(name);
        rest = after.trim_start().trim_start_matches(',').trim_start();
    }
    names.retain(|name| !name.is_empty());
    names
}

fn closing_quote(text: &str) -> usize {
    let mut at = 0;
    while let Some(found) = text[at..].find('"').map(|offset| at + offset) {
        if !text[found + 1..].starts_with('"') {
            return found;
        }
        at = found + 2;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_doubled_and_backslashes_kept() {
        assert_eq!(ident("a\"b"), "\"a\"\"b\"");
        assert_eq!(qualified("", "t"), "\"t\"");
        assert_eq!(qualified("s", "t"), "\"s\".\"t\"");
        assert_eq!(literal("it's"), "'it''s'");
        assert_eq!(literal("a\\b"), "E'a\\\\b'");
    }

    #[test]
    fn a_list_of_names_holds_nothing_but_names() {
        let list = |setting: &str| ident_list(setting).iter().map(|name| ident(name)).collect::<Vec<_>>().join(",");
        assert_eq!(list("\"$user\", Public,\"A \"\"b, c\""), "\"$user\",\"public\",\"A \"\"b, c\"");
        assert_eq!(list("x;drop/**/role/**/y"), "\"x;drop/**/role/**/y\"");
        assert_eq!(list(" \"\" , "), "");
        assert_eq!(list("\"open"), "\"open\"");
    }
}
