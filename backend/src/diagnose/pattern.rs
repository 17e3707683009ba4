//! Message patterns: regular expressions with `<slot>` for a name.
//!
//! A space stands for any white space, since messages arrive wrapped, and an optional space for none, too.

use regex::{Captures, Regex};

use super::Slots;

/// A way in which an error is worded.
#[derive(Debug)]
pub(super) struct Pattern {
    /// The finer word it means.
    pub subclass: Option<&'static str>,
    /// The wording.
    pub text: &'static str,
}

/// A wording of the class itself.
pub(super) const fn plain(text: &'static str) -> Pattern {
    Pattern { subclass: None, text }
}

/// A wording of a subclass.
pub(super) const fn sub(subclass: &'static str, text: &'static str) -> Pattern {
    Pattern { subclass: Some(subclass), text }
}

/// Letters of most scripts by range: `\w` compiles to far larger programs, and there are hundreds of patterns.
macro_rules! name {
    () => {
        r"[0-9A-Za-z_$\u{C0}-\u{1FFF}\u{3040}-\u{D7FF}]+(?:\.[0-9A-Za-z_$\u{C0}-\u{1FFF}\u{3040}-\u{D7FF}]+)*"
    };
}

const NAME: &str = concat!(r#""[^"]+"|'[^']+'|`[^`]+`|"#, name!());
const FUNCTION: &str = concat!(r#"["'`]?"#, name!());
const VALUE: &str = r#""[^"]*"|'[^']*'|`[^`]*`|[^\s,"'`]+"#;
const TYPE: &str = concat!(
    r#"(?:timestamp|time) with(?:out)? time zone|double precision|(?:character|bit) varying(?:\([0-9]+\))?|"[^"]+"|"#,
    name!(),
    r"(?:\([0-9]+(?:,\s*[0-9]+)?\))?(?:\[\])?"
);
const SLOTS: [(&str, &str); 16] = [
    ("schema", NAME),
    ("table", NAME),
    ("column", NAME),
    ("enum", NAME),
    ("value", VALUE),
    ("type", TYPE),
    ("constraint", NAME),
    ("function", FUNCTION),
    ("args", r"[^)]*"),
    ("columns", r"[^)]*"),
    ("operator", r"[-+*/<>=~!@#%^&|?]+"),
    ("left", r"[0-9A-Za-z_.\s()\[\]]+?"),
    ("right", TYPE),
    ("role", NAME),
    ("from", NAME),
    ("to", NAME),
];

/// The border of an ASCII word: the Unicode one makes matching slow on text that is not ASCII.
pub(super) const ASCII_BOUNDARY: &str = r"(?-u:\b)";

/// A pattern ready to match. A pattern that is not valid matches nothing; a test compiles them all.
pub(super) fn compile(text: &str) -> Option<Regex> {
    let mut expression = text.replace(" ?", r"\s*").replace(' ', r"\s+").replace(r"\b", ASCII_BOUNDARY);
    for (slot, shape) in SLOTS {
        let group = format!("(?P<{slot}>{})", shape.replace(' ', r"\s+"));
        expression = expression.replace(&format!("<{slot}>"), &group);
    }
    Regex::new(&format!("(?i){expression}")).ok()
}

/// Fills slots that are still empty with what a pattern captured.
pub(super) fn fill(slots: &mut Slots, found: &Captures<'_>) {
    let raw = |name: &str| found.name(name).map(|group| group.as_str());
    fill_qualified(&mut slots.schema, &mut slots.table, raw("table"));
    fill_qualified(&mut slots.schema, &mut slots.enumeration, raw("enum"));
    fill_qualified(&mut slots.schema, &mut slots.data_type, raw("type"));
    fill_qualified(&mut slots.schema, &mut slots.function, raw("function"));
    put(&mut slots.schema, raw("schema"));
    put(&mut slots.column, raw("column"));
    put(&mut slots.constraint, raw("constraint"));
    put(&mut slots.operator, raw("operator"));
    put(&mut slots.role, raw("role"));
    if let Some(value) = raw("value").map(unquote).filter(|value| is_value(value)) {
        slots.value.get_or_insert_with(|| value.to_owned());
    }
    if slots.args.is_empty() {
        slots.args = raw("args").map(arguments).unwrap_or_default();
        slots.args.extend([raw("left"), raw("right")].into_iter().flatten().map(|word| unquote(word).to_owned()));
    }
    if let Some(columns) = raw("columns").map(arguments) {
        match columns.as_slice() {
            [column] => {
                slots.column.get_or_insert_with(|| column.clone());
            }
            _ if slots.columns.is_empty() => slots.columns = columns,
            _ => {}
        }
    }
    if let (true, Some(from), Some(to)) = (slots.relationship.is_empty(), raw("from"), raw("to")) {
        slots.relationship = [from, to].map(|name| bare(unquote(name)).to_owned()).to_vec();
    }
}

/// Without its quotes.
pub(super) fn unquote(raw: &str) -> &str {
    let trimmed = raw.trim();
    for quote in ['"', '\'', '`'] {
        if let Some(inner) = trimmed.strip_prefix(quote) {
            return inner.strip_suffix(quote).unwrap_or(inner);
        }
    }
    trimmed
}

fn put(slot: &mut Option<String>, raw: Option<&str>) {
    if let Some(name) = raw.map(unquote).filter(|name| is_name(name)) {
        slot.get_or_insert_with(|| name.to_owned());
    }
}

fn fill_qualified(schema: &mut Option<String>, slot: &mut Option<String>, raw: Option<&str>) {
    let Some(name) = raw.map(unquote).filter(|name| is_name(name) && slot.is_none()) else { return };
    if let Some((before, _)) = name.split_once('.').filter(|(_, after)| !after.contains('.')) {
        schema.get_or_insert_with(|| before.trim_matches('"').to_owned());
    }
    *slot = Some(bare(name).trim_matches('"').to_owned());
}

/// The last part of a dotted name; a name with spaces is no dotted one.
fn bare(name: &str) -> &str {
    if name.contains(' ') { name } else { name.rsplit('.').next().unwrap_or(name) }
}

fn arguments(list: &str) -> Vec<String> {
    let name = |part: &str| unquote(part.split("=>").next().unwrap_or(part)).to_owned();
    list.split(',').map(name).filter(|part| !part.is_empty() && part != "...").collect()
}

/// Neither empty, nor cut short, nor what stands between two quoted values.
fn is_name(name: &str) -> bool {
    !name.is_empty()
        && !name.starts_with([',', ';', ':', ')', '}', '('])
        && !name.ends_with("...")
        && !name.ends_with('…')
        && is_value(name)
}

/// Neither a shape nor a place-holder of source code.
fn is_value(value: &str) -> bool {
    !value.contains('‹') && !value.contains("${")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_captured_in_every_quoting() {
        let pattern = compile("relation <table> does not exist").expect("it compiles");
        for text in [
            "relation \"public.jobs\" does not exist",
            "relation public.jobs does not exist.",
            "relation 'public.jobs'\n does not exist",
        ] {
            let mut slots = Slots::default();
            fill(&mut slots, &pattern.captures(text).expect(text));
            assert_eq!((slots.schema.as_deref(), slots.table.as_deref()), (Some("public"), Some("jobs")), "{text}");
        }
    }

    #[test]
    fn place_holders_and_shapes_are_no_values() {
        assert!(!is_value("${ID}") && !is_value("‹text:5›") && is_value(""));
    }
}
