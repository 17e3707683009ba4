//! Names: nearly the same ones, singular and plural, and those that cannot be one.

/// The longest name that PostgreSQL keeps whole, in bytes.
pub(super) const LONGEST: usize = 63;

/// Last words of names that say what kind of thing a column is.
const ENDINGS: [&str; 8] = ["at", "by", "id", "in", "no", "of", "on", "to"];

/// Why a name cannot be proposed, if it cannot.
pub(super) fn impossible(name: &str) -> Option<&'static str> {
    if name.len() > LONGEST {
        return Some("it is longer than the 63 bytes that PostgreSQL keeps of a name");
    }
    if name.is_empty() || name.chars().any(|c| c.is_control() || c == '\u{fffd}') {
        return Some("it holds characters that no name should have");
    }
    None
}

/// A name made of others, cut as PostgreSQL would cut it: by bytes, at a whole character.
pub(super) fn cut(name: &str) -> &str {
    &name[..name.floor_char_boundary(LONGEST)]
}

/// Whether two names are the same words in another case or number.
pub(super) fn same_words(one: &str, other: &str) -> bool {
    plainest(one) == plainest(other)
}

/// The candidate that is the same words, else a slip or two away.
pub(super) fn nearest<'a>(name: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let distance = |other: &str| strsim::damerau_levenshtein(&plainest(other), &plainest(name));
    let near = candidates.filter(|other| *other != name).map(|other| (distance(other), other));
    let near = near.filter(|(distance, other)| {
        *distance <= allowed(name) && !differ_in_digits(other, name) && !differ_in_sense(other, name)
    });
    near.min().map(|(_, meant)| meant)
}

/// `customers` of `customer`, `companies` of `company`; none for what is plural already.
pub(super) fn plurals(name: &str) -> Vec<String> {
    let regular = name.strip_suffix('y').map_or_else(|| format!("{name}s"), |root| format!("{root}ies"));
    vec![name.to_owned(), regular, format!("{name}es")]
}

/// `customer` of `customers`, `company` of `companies`.
pub(super) fn singular(name: &str) -> String {
    let ies = name.strip_suffix("ies").map(|root| format!("{root}y"));
    let es = ["sses", "xes", "ches", "shes"].iter().find(|end| name.ends_with(**end)).map(|_| &name[..name.len() - 2]);
    let s = name.strip_suffix('s').filter(|root| root.len() > 1 && !root.ends_with('s'));
    ies.or_else(|| es.or(s).map(str::to_owned)).unwrap_or_else(|| name.to_owned())
}

/// Without case, underscores and plural: `firstNames` and `first_name` are one.
fn plainest(name: &str) -> String {
    let words: String = name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let stem = words.strip_suffix("ies").map(|stem| format!("{stem}y"));
    let stem = stem
        .or_else(|| words.strip_suffix('s').filter(|stem| stem.len() > 2 && !stem.ends_with('s')).map(str::to_owned));
    stem.unwrap_or(words)
}

fn allowed(column: &str) -> usize {
    match column.len() {
        0..=3 => 0,
        4..=8 => 1,
        _ => 2,
    }
}

/// `phone1` and `phone2` are two columns, not a slip.
fn differ_in_digits(one: &str, other: &str) -> bool {
    let letters = |name: &str| name.chars().filter(|c| !c.is_ascii_digit()).collect::<String>();
    let digits = |name: &str| name.chars().filter(char::is_ascii_digit).collect::<String>();
    letters(one) == letters(other) && digits(one) != digits(other)
}

/// `created_at` and `created_by` are two columns, not a slip.
fn differ_in_sense(one: &str, other: &str) -> bool {
    let ending = |name: &str| name.rsplit_once('_').and_then(|(_, last)| ENDINGS.iter().position(|end| *end == last));
    matches!((ending(one), ending(other)), (Some(one), Some(other)) if one != other)
}

#[cfg(test)]
mod tests {
    use super::{cut, impossible, nearest, singular};

    #[test]
    fn the_nearest_name_is_a_slip_away_and_digits_are_no_slip() {
        let known = ["created_at", "in_progress", "on_hold", "phone1", "scheduled"];
        for (name, meant) in [
            ("inProgress", Some("in_progress")),
            ("schedulled", Some("scheduled")),
            ("phone2", None),
            ("created_by", None),
            ("craeted_at", Some("created_at")),
            ("dispatched", None),
            ("on_hold", None),
        ] {
            assert_eq!(nearest(name, known.into_iter()), meant, "{name}");
        }
    }

    #[test]
    fn singular_of_table_names() {
        for (plural, one) in [("companies", "company"), ("taxes", "tax"), ("jobs", "job"), ("glass", "glass")] {
            assert_eq!(singular(plural), one);
        }
    }

    #[test]
    fn names_are_cut_by_bytes_at_a_whole_character() {
        let long = |letter: &str, count: usize| letter.repeat(count);
        assert_eq!(cut(&long("x", 70)), long("x", 63));
        assert_eq!(cut(&long("ä", 40)), long("ä", 31), "62 bytes: the 32nd letter would end at 64");
        assert_eq!(cut("short"), "short");
    }

    #[test]
    fn names_that_cannot_be() {
        assert!(impossible(&"x".repeat(64)).is_some() && impossible("a\nb").is_some() && impossible("").is_some());
        assert!(impossible("x; drop table").is_none());
    }
}
