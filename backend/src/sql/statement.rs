//! One SQL command with its place, kind, class and identity.

use std::sync::Arc;

use super::class::StatementClass;
use super::reach::Reach;
use crate::finding::{Location, SourceFile};

/// What the text itself does about an object that is already there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guard {
    /// Nothing: a second run fails or acts again.
    None,
    /// `IF NOT EXISTS` or `IF EXISTS`.
    IfExists,
    /// `OR REPLACE`.
    OrReplace,
}

/// An object that a statement drops, as far as its text says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DropTarget {
    /// Word of the object kind: `table`, `policy`, `column`, …
    pub kind: String,
    /// The relation it hangs on, for columns, constraints, policies, triggers and rules; segments unquoted.
    pub relation: Vec<String>,
    /// Name segments, unquoted and folded.
    pub path: Vec<String>,
}

/// One SQL command of a declared file.
#[derive(Clone, Debug)]
pub struct Statement {
    /// The file it stands in.
    pub source: Arc<SourceFile>,
    /// Byte range of the command without its semicolon.
    pub range: std::ops::Range<usize>,
    /// Line of its first character, from 1.
    pub line: usize,
    /// Kind of command in snake case, from the grammar: `create_table`, `alter_table`, `insert`, …
    pub kind: String,
    /// How it is treated.
    pub class: StatementClass,
    /// What it does about an object that is already there.
    pub guard: Guard,
    /// Runs outside a transaction block only (`CONCURRENTLY`, `VACUUM`).
    pub autocommit: bool,
    /// `INSERT … ON CONFLICT DO NOTHING`: safe on rows that are already there.
    pub conflict_tolerant: bool,
    /// Objects its text drops.
    pub drops: Vec<DropTarget>,
    /// What it reaches for beyond its database.
    pub reach: Reach,
    /// Hash of its tokens.
    pub hash: String,
    /// How many statements of the same hash stand before it in its file.
    pub ordinal: u32,
}

impl Statement {
    /// The command's text.
    pub fn text(&self) -> &str {
        self.source.text.get(self.range.clone()).unwrap_or_default()
    }

    /// Whether a session setting ends with the transaction it is made in.
    pub fn is_local_setting(&self) -> bool {
        let text = self.text().to_lowercase();
        match self.kind.as_str() {
            "set_constraints" | "set_transaction" => true,
            "select" => text.split_whitespace().collect::<String>().ends_with(",true)"),
            _ => text.split_whitespace().nth(1) == Some("local"),
        }
    }

    /// Where it stands.
    pub fn location(&self) -> Location {
        Location { source: Arc::clone(&self.source), start: self.range.start, end: self.range.end }
    }

    /// The place of PostgreSQL's error position (counted in characters from 1) inside this statement.
    pub fn location_of(&self, position: u32) -> Location {
        let skip = position.saturating_sub(1) as usize;
        let offset = self.text().char_indices().nth(skip).map_or(0, |(at, _)| at);
        let start = self.range.start + offset;
        let word = self.source.text[start..]
            .chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .map(char::len_utf8)
            .sum::<usize>();
        Location {
            source: Arc::clone(&self.source),
            start,
            end: start + word.max(1).min(self.source.text.len() - start),
        }
    }
}
