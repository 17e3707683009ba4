//! Foreign keys and keys, read from the definitions the server prints.

use super::relationship::Name;
use crate::catalog::Constraint;

/// A foreign key.
#[derive(Debug, PartialEq)]
pub struct Reference {
    /// Columns of the table that refers.
    pub columns: Vec<String>,
    /// The table referred to.
    pub foreign: Name,
    /// The columns referred to, in the order of the others.
    pub foreign_columns: Vec<String>,
    /// What follows, as the server prints it: `ON DELETE CASCADE DEFERRABLE`.
    pub actions: String,
}

/// `FOREIGN KEY (a, b) REFERENCES public.t(c, d) …`; nothing when it is no foreign key.
pub fn parse_reference(constraint: &Constraint) -> Option<Reference> {
    if constraint.constraint_type != "f" {
        return None;
    }
    let mut text = constraint.definition.strip_prefix("FOREIGN KEY ")?;
    let columns = take_list(&mut text)?;
    text = text.strip_prefix(" REFERENCES ")?;
    let foreign = take_name(&mut text)?;
    let foreign_columns = take_list(&mut text)?;
    Some(Reference { columns, foreign, foreign_columns, actions: text.trim().to_owned() })
}

/// Columns of a primary key or unique constraint.
pub fn parse_key(constraint: &Constraint) -> Option<Vec<String>> {
    if !matches!(constraint.constraint_type.as_str(), "p" | "u") {
        return None;
    }
    let mut text = &constraint.definition[constraint.definition.find('(')?..];
    take_list(&mut text)
}

/// `(a, "B c")`.
fn take_list(text: &mut &str) -> Option<Vec<String>> {
    *text = text.strip_prefix('(')?;
    let mut names = Vec::new();
    loop {
        names.push(take_identifier(text)?);
        if let Some(rest) = text.strip_prefix(", ") {
            *text = rest;
            continue;
        }
        *text = text.strip_prefix(')')?;
        return Some(names);
    }
}

/// `public.t`.
pub fn take_name(text: &mut &str) -> Option<Name> {
    let first = take_identifier(text)?;
    match text.strip_prefix('.') {
        Some(rest) => {
            *text = rest;
            Some(Name { schema: first, name: take_identifier(text)? })
        }
        None => Some(Name { schema: String::new(), name: first }),
    }
}

/// One identifier as the server prints it: bare, or in double quotes.
pub fn take_identifier(text: &mut &str) -> Option<String> {
    if let Some(quoted) = text.strip_prefix('"') {
        let mut name = String::new();
        let mut characters = quoted.char_indices().peekable();
        while let Some((at, c)) = characters.next() {
            if c != '"' {
                name.push(c);
            } else if characters.next_if(|(_, next)| *next == '"').is_some() {
                name.push('"');
            } else {
                *text = &quoted[at + 1..];
                return Some(name);
            }
        }
        return None;
    }
    let length = text.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '$').unwrap_or(text.len());
    let (name, rest) = text.split_at(length);
    *text = rest;
    (!name.is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn constraint(kind: &str, definition: &str) -> Constraint {
        Constraint {
            constraint_type: kind.into(),
            definition: definition.into(),
            validated: true,
            index_options: Vec::new(),
            clustered: false,
            inherited: false,
            parent: None,
        }
    }

    #[test]
    fn foreign_keys_are_read_with_quoted_names() {
        let text = "FOREIGN KEY (a, \"B \"\"c\") REFERENCES \"my schema\".\"T\"(x, y) ON DELETE CASCADE DEFERRABLE";
        let found = parse_reference(&constraint("f", text)).expect("a reference");
        assert_eq!(found.columns, ["a", "B \"c"]);
        assert_eq!(found.foreign, Name::new("my schema", "T"));
        assert_eq!(found.foreign_columns, ["x", "y"]);
        assert_eq!(found.actions, "ON DELETE CASCADE DEFERRABLE");
        assert_eq!(parse_reference(&constraint("c", "CHECK ((a > 0))")), None);
    }

    #[test]
    fn keys_are_read_without_what_surrounds_their_columns() {
        for text in ["PRIMARY KEY (a, b)", "UNIQUE (a, b)", "UNIQUE NULLS NOT DISTINCT (a, b) INCLUDE (c)"] {
            assert_eq!(parse_key(&constraint("u", text)).expect("a key"), ["a", "b"], "{text}");
        }
    }
}
