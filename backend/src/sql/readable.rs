//! Names as a person would write them in a file that a person keeps.

use squawk_syntax::ast::SourceFile as Tree;

use super::quote::ident;

/// A name without quotes where it needs none, else quoted. The grammar says which words are reserved.
pub fn readable_ident(name: &str) -> String {
    let mut bytes = name.bytes();
    let starts = bytes.next().is_some_and(|first| first.is_ascii_lowercase() || first == b'_');
    let plain = starts && bytes.all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    let is_free = || {
        let probe = format!("create table {name} ({name} int); select {name} from {name} as {name} where {name} = 1;");
        Tree::parse(&probe).errors().is_empty()
    };
    if plain && !is_reserved(name) && is_free() { name.to_owned() } else { ident(name) }
}

/// Words that the grammar takes as expressions, too.
fn is_reserved(name: &str) -> bool {
    const VALUES: [&str; 18] = [
        "user",
        "current_user",
        "session_user",
        "current_role",
        "current_date",
        "current_time",
        "current_timestamp",
        "current_catalog",
        "current_schema",
        "localtime",
        "localtimestamp",
        "true",
        "false",
        "null",
        "default",
        "array",
        "row",
        "all",
    ];
    VALUES.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::readable_ident;

    #[test]
    fn reserved_words_and_capitals_are_quoted_and_nothing_else() {
        for name in ["customers", "next_service_on", "_x1", "name", "status", "type", "value", "date"] {
            assert_eq!(readable_ident(name), name);
        }
        for name in [
            "order",
            "user",
            "table",
            "select",
            "check",
            "group",
            "default",
            "limit",
            "to",
            "desc",
            "end",
            "firstName",
            "1st",
            "a b",
            "",
        ] {
            assert_eq!(readable_ident(name), format!("\"{name}\""));
        }
    }
}
