//! Values as far as the code says them.

use std::ops::Range;

use crate::finding::Location;

/// Stands in a text for a part that only the running code knows. A letter, so that names may hold it; no schema does.
pub const HOLE: char = 'ꙮ';

/// A value in the code.
#[derive(Clone, Debug)]
pub struct Value {
    /// What is known of it.
    pub known: Known,
    /// Where it stands.
    pub place: Location,
}

/// What is known of a value.
#[derive(Clone, Debug)]
pub enum Known {
    /// A text.
    Text(Text),
    /// A number, as it is written.
    Number(String),
    /// True or false.
    Bool(bool),
    /// `null` or `undefined`.
    Null,
    /// An array; `open` when more may be in it.
    List {
        /// Its known members.
        items: Vec<Value>,
        /// More may be in it.
        open: bool,
    },
    /// An object; `open` when it may have more keys.
    Object {
        /// Its known keys.
        entries: Vec<Entry>,
        /// It may have more.
        open: bool,
    },
    /// One of several.
    OneOf(Vec<Value>),
    /// Something that only the running code knows.
    Unknown,
}

/// A key of an object.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where it stands.
    pub place: Location,
    /// Its value.
    pub value: Value,
}

/// A text, and where its parts stand.
#[derive(Clone, Debug, Default)]
pub struct Text {
    /// The text.
    pub text: String,
    pieces: Vec<Piece>,
}

/// A part of a text that comes from one place.
#[derive(Clone, Debug)]
struct Piece {
    /// Where it begins in the text.
    at: usize,
    /// The literal without its quotes.
    place: Location,
    /// Nothing in it is escaped, so that bytes correspond.
    verbatim: bool,
}

impl Text {
    /// A text that stands at one place.
    pub(super) fn new(text: &str, place: Location) -> Text {
        let verbatim = place.source.text.get(place.start..place.end) == Some(text);
        Text { text: text.to_owned(), pieces: vec![Piece { at: 0, place, verbatim }] }
    }

    /// A part that only the running code knows.
    pub(super) fn hole(place: Location) -> Text {
        Text { text: HOLE.to_string(), pieces: vec![Piece { at: 0, place, verbatim: false }] }
    }

    /// Whether parts of it are known only to the running code.
    pub fn has_holes(&self) -> bool {
        self.text.contains(HOLE)
    }

    /// Adds a text at the end.
    pub(super) fn append(&mut self, other: Text) {
        let end = self.text.len();
        self.pieces.extend(other.pieces.into_iter().map(|piece| Piece { at: piece.at + end, ..piece }));
        self.text += &other.text;
    }

    /// Where a part of the text stands: the very bytes where that can be told, else the literal they are in.
    pub fn place_of(&self, part: Range<usize>) -> Option<Location> {
        let piece = self.pieces.iter().rfind(|piece| piece.at <= part.start)?;
        let mut place = piece.place.clone();
        if piece.verbatim {
            let start = (place.start + part.start - piece.at).min(place.end);
            place.end = (start + part.len()).min(place.end);
            place.start = start;
        }
        Some(place)
    }
}

impl Value {
    /// A value that only the running code knows.
    pub(super) fn unknown(place: Location) -> Value {
        Value { known: Known::Unknown, place }
    }

    /// The text it is.
    pub fn text(&self) -> Option<&Text> {
        self.pattern().filter(|text| !text.has_holes())
    }

    /// The text it is, with holes where parts are unknown.
    pub fn pattern(&self) -> Option<&Text> {
        match &self.known {
            Known::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The texts it may be, when all of them are known.
    pub fn texts(&self) -> Option<Vec<&Text>> {
        match &self.known {
            Known::Text(_) => self.text().map(|text| vec![text]),
            Known::OneOf(values) => values.iter().map(Value::text).collect(),
            _ => None,
        }
    }

    /// The value of a key; nothing where the object does not have it.
    pub fn entry(&self, key: &str) -> Option<&Value> {
        match &self.known {
            Known::Object { entries, .. } => entries.iter().rfind(|entry| entry.key == key).map(|entry| &entry.value),
            _ => None,
        }
    }

    /// As JSON, where everything is known; objects and arrays without what is not.
    pub fn to_json(&self) -> Option<serde_json::Value> {
        use serde_json::Value as Json;
        Some(match &self.known {
            Known::Text(_) => Json::String(self.text()?.text.clone()),
            Known::Number(number) => serde_json::from_str(number).ok()?,
            Known::Bool(value) => Json::Bool(*value),
            Known::Null => Json::Null,
            Known::List { items, .. } => Json::Array(items.iter().filter_map(Value::to_json).collect()),
            Known::Object { entries, .. } => Json::Object(
                entries.iter().filter_map(|entry| Some((entry.key.clone(), entry.value.to_json()?))).collect(),
            ),
            Known::OneOf(values) => values.first()?.to_json()?,
            Known::Unknown => return None,
        })
    }
}
