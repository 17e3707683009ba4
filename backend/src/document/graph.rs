//! The tables of a chapter and how they refer to each other: what both kinds of diagrams draw.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Chapter, Table};
use crate::postgrest::Name;

/// How many rows of the referring table lead to the same row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Link<'a> {
    /// The table that refers.
    pub(super) from: &'a Name,
    /// The table referred to.
    pub(super) to: &'a Name,
    /// The column that tells the reference from others: the last, since the first is often the tenant.
    pub(super) column: &'a str,
    /// The constraint.
    pub(super) name: &'a str,
    pub(super) is_optional: bool,
    pub(super) is_unique: bool,
}

/// Tables and references of a chapter.
pub(super) struct Graph<'a> {
    pub(super) tables: BTreeMap<&'a Name, &'a Table>,
    /// Tables of other chapters that these refer to.
    pub(super) outside: BTreeSet<&'a Name>,
    pub(super) links: Vec<Link<'a>>,
}

impl<'a> Graph<'a> {
    pub(super) fn new(chapter: &'a Chapter) -> Graph<'a> {
        let tables: BTreeMap<&Name, &Table> = chapter.tables.iter().map(|table| (&table.name, table)).collect();
        let mut links: Vec<Link<'_>> = chapter.tables.iter().flat_map(links_of).collect();
        links.sort();
        let outside = links.iter().map(|link| link.to).filter(|to| !tables.contains_key(to)).collect();
        Graph { tables, outside, links }
    }

    /// Tables to which so many refer that lines to them would hide all others, with how many do: more than eight, and in large
    /// diagrams more than a sixth of all.
    pub(super) fn hubs(&self) -> BTreeMap<&'a Name, usize> {
        let many = (self.tables.len() / 6).max(8);
        let mut referring: BTreeMap<&Name, BTreeSet<&Name>> = BTreeMap::new();
        for link in self.links.iter().filter(|link| link.from != link.to) {
            referring.entry(link.to).or_default().insert(link.from);
        }
        let counts = referring.into_iter().map(|(to, from)| (to, from.len()));
        counts.filter(|(_, count)| *count > many).collect()
    }
}

fn links_of(table: &Table) -> impl Iterator<Item = Link<'_>> {
    table.references.iter().map(|reference| Link {
        from: &table.name,
        to: &reference.target,
        column: reference.columns.last().map_or("", String::as_str),
        name: &reference.name,
        is_optional: reference.is_optional,
        is_unique: reference.is_unique,
    })
}

/// Which keys a column is part of: `PK`, `FK`, `UK`.
pub(super) fn key_marks(table: &Table, column: &str) -> Vec<&'static str> {
    let in_primary = table.primary_key().iter().any(|name| name == column);
    let in_reference = table.references.iter().any(|reference| reference.columns.iter().any(|name| name == column));
    let alone = table.keys.iter().any(|key| !key.is_primary && key.columns == [column]);
    let marks = [(in_primary, "PK"), (in_reference, "FK"), (alone, "UK")];
    marks.into_iter().filter(|(is, _)| *is).map(|(_, mark)| mark).collect()
}

/// The columns that say most, in the table's order: keys, then enums, then what every row must be given; `most` of them.
pub(super) fn telling_columns(table: &Table, most: usize) -> Vec<usize> {
    let rank = |at: &usize| {
        let column = &table.columns[*at];
        let given = column.not_null && column.default.is_none();
        match (key_marks(table, &column.name).is_empty(), column.type_name.is_some(), given) {
            (false, ..) => 0,
            (true, true, _) => 1,
            (true, false, true) => 2,
            _ => 3,
        }
    };
    let mut ranked: Vec<usize> = (0..table.columns.len()).collect();
    ranked.sort_by_key(rank);
    ranked.truncate(most);
    ranked.sort_unstable();
    ranked
}
