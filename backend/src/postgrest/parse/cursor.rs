//! Walks a text and says where, and at what, it stopped.

use crate::postgrest::error::ApiError;

/// What stopped a parser.
#[derive(Debug)]
pub(super) struct Stopped {
    column: usize,
    details: String,
}

impl Stopped {
    /// The error of a query parameter, with what was being parsed: `filter (0)`.
    pub(super) fn into_error(self, what: &str) -> ApiError {
        let source = format!("failed to parse {what}").replace('\\', "\\\\").replace('"', "\\\"");
        ApiError::Query { message: format!("\"{source}\" (line 1, column {})", self.column), details: self.details }
    }
}

/// A place in a text.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    at: usize,
    /// Columns before the text that messages count, too.
    shift: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Cursor<'a> {
        Cursor { text, at: 0, shift: 0 }
    }

    /// A cursor whose messages count columns as if the text stood after so many more.
    pub(super) fn shifted(text: &'a str, shift: usize) -> Cursor<'a> {
        Cursor { text, at: 0, shift }
    }

    pub(super) fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.at == self.text.len()
    }

    pub(super) fn starts_with(&self, text: &str) -> bool {
        self.rest().starts_with(text)
    }

    pub(super) fn advance(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.at += next.len_utf8();
        Some(next)
    }

    pub(super) fn eat(&mut self, text: &str) -> bool {
        let found = self.starts_with(text);
        if found {
            self.at += text.len();
        }
        found
    }

    /// Takes characters as long as they fit.
    pub(super) fn take_while(&mut self, fits: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let length = rest.find(|c: char| !fits(c)).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    pub(super) fn take_rest(&mut self) -> &'a str {
        let rest = self.rest();
        self.at = self.text.len();
        rest
    }

    pub(super) fn skip_blanks(&mut self) {
        self.take_while(|c| c == ' ' || c == '\t');
    }

    /// Stopped here, where something else was expected.
    pub(super) fn unexpected(&self, expected: &str) -> Stopped {
        let found = self.peek().map_or("end of input".to_owned(), |c| format!("\"{}\"", escape(c)));
        Stopped { column: self.column(), details: format!("unexpected {found} expecting {expected}") }
    }

    /// Stopped at the start of a word; the character that is named is the first that is not the word's.
    pub(super) fn unexpected_word(&self, word: &str, expected: &str) -> Stopped {
        let mut ahead = *self;
        for c in word.chars() {
            if ahead.peek() != Some(c) {
                break;
            }
            ahead.advance();
        }
        Stopped { column: self.column(), ..ahead.unexpected(expected) }
    }

    /// Stopped here for a reason of its own.
    pub(super) fn refused(&self, why: String) -> Stopped {
        Stopped { column: self.column(), details: why }
    }

    fn column(&self) -> usize {
        self.text[..self.at].chars().count() + self.shift + 1
    }
}

fn escape(c: char) -> String {
    match c {
        '"' | '\\' => format!("\\{c}"),
        _ => c.to_string(),
    }
}
