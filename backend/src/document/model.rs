//! What the documents say, whatever their format.

use std::collections::BTreeMap;

use super::Counts;
use crate::postgrest::Name;

/// A schema, chapter by chapter.
#[derive(Debug, Default)]
pub(super) struct Schema {
    pub(super) chapters: Vec<Chapter>,
    pub(super) extensions: Vec<Described>,
    /// The chapter of each documented relation and type.
    pub(super) places: BTreeMap<Name, usize>,
}

/// A phase, or what is in none.
#[derive(Debug, Default)]
pub(super) struct Chapter {
    pub(super) title: String,
    /// Its short name; none for what is in no phase.
    pub(super) phase: Option<String>,
    /// Its file's name without ending.
    pub(super) stem: String,
    pub(super) tables: Vec<Table>,
    pub(super) views: Vec<View>,
    pub(super) routines: Vec<Routine>,
    pub(super) enums: Vec<Enum>,
    pub(super) types: Vec<Described>,
    pub(super) others: Vec<Described>,
}

/// Something that is said in a line or two.
#[derive(Debug, Default)]
pub(super) struct Described {
    pub(super) kind: String,
    pub(super) name: String,
    pub(super) text: String,
    pub(super) comment: Option<String>,
}

#[derive(Debug)]
pub(super) struct Table {
    pub(super) name: Name,
    pub(super) comment: Option<String>,
    /// Row security, partitioning, where the rows are: what is unlike other tables, a sentence each.
    pub(super) facts: Vec<String>,
    pub(super) columns: Vec<Column>,
    pub(super) keys: Vec<Key>,
    pub(super) references: Vec<Reference>,
    pub(super) incoming: Vec<Incoming>,
    pub(super) checks: Vec<Named>,
    pub(super) indexes: Vec<Named>,
    pub(super) policies: Vec<Policy>,
    pub(super) triggers: Vec<Trigger>,
    pub(super) partitions: Vec<Named>,
    pub(super) grants: Vec<Grant>,
}

#[derive(Debug)]
pub(super) struct Column {
    pub(super) name: String,
    pub(super) data_type: String,
    /// The documented type it has, or is an array of.
    pub(super) type_name: Option<Name>,
    pub(super) not_null: bool,
    /// Default, generation expression or identity, as DDL has it.
    pub(super) default: Option<String>,
    pub(super) comment: Option<String>,
    /// The phase that added it, where that is not the table's.
    pub(super) since: Option<String>,
}

/// A primary key, unique or exclusion constraint.
#[derive(Debug)]
pub(super) struct Key {
    pub(super) name: String,
    pub(super) is_primary: bool,
    /// Empty for exclusion constraints.
    pub(super) columns: Vec<String>,
    pub(super) definition: String,
    pub(super) comment: Option<String>,
}

#[derive(Debug)]
pub(super) struct Reference {
    pub(super) name: String,
    pub(super) columns: Vec<String>,
    pub(super) target: Name,
    pub(super) target_columns: Vec<String>,
    pub(super) actions: String,
    pub(super) comment: Option<String>,
    /// A row may refer to nothing.
    pub(super) is_optional: bool,
    /// At most one row refers to the same.
    pub(super) is_unique: bool,
}

#[derive(Debug)]
pub(super) struct Incoming {
    pub(super) table: Name,
    pub(super) name: String,
    pub(super) columns: Vec<String>,
    pub(super) target_columns: Vec<String>,
}

/// A name with its definition.
#[derive(Debug)]
pub(super) struct Named {
    pub(super) name: String,
    pub(super) definition: String,
    pub(super) comment: Option<String>,
}

#[derive(Debug)]
pub(super) struct Policy {
    pub(super) name: String,
    pub(super) command: &'static str,
    pub(super) permissive: bool,
    pub(super) roles: Vec<String>,
    pub(super) using: Option<String>,
    pub(super) check: Option<String>,
    pub(super) comment: Option<String>,
}

#[derive(Debug)]
pub(super) struct Trigger {
    pub(super) name: String,
    /// `before insert or update`.
    pub(super) when: String,
    /// What it calls, and under which condition.
    pub(super) action: String,
    pub(super) is_enabled: bool,
    pub(super) comment: Option<String>,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Grant {
    pub(super) role: String,
    /// `select, insert, update (name, phone)`.
    pub(super) privileges: String,
}

#[derive(Debug)]
pub(super) struct View {
    pub(super) name: Name,
    pub(super) materialized: bool,
    pub(super) comment: Option<String>,
    pub(super) facts: Vec<String>,
    pub(super) columns: Vec<Column>,
    pub(super) indexes: Vec<Named>,
    pub(super) definition: String,
    pub(super) grants: Vec<Grant>,
}

#[derive(Debug)]
pub(super) struct Routine {
    /// Name with argument types, as DDL refers to it.
    pub(super) reference: String,
    /// `function`, `procedure` or `aggregate`.
    pub(super) kind: String,
    pub(super) arguments: String,
    pub(super) returns: Option<String>,
    pub(super) comment: Option<String>,
    /// It runs as its owner.
    pub(super) definer: bool,
    /// Language, volatility, settings.
    pub(super) facts: Vec<String>,
    pub(super) grants: Vec<Grant>,
}

#[derive(Debug)]
pub(super) struct Enum {
    pub(super) name: Name,
    pub(super) labels: Vec<String>,
    pub(super) comment: Option<String>,
    /// Columns of tables that have it.
    pub(super) used_by: Vec<(Name, String)>,
}

impl Schema {
    pub(super) fn counts(&self) -> Counts {
        let sum = |count: fn(&Chapter) -> usize| self.chapters.iter().map(count).sum();
        Counts {
            chapters: self.chapters.len(),
            tables: sum(|chapter| chapter.tables.len()),
            columns: sum(Chapter::columns),
            views: sum(|chapter| chapter.views.len()),
            functions: sum(|chapter| chapter.routines.len()),
            enums: sum(|chapter| chapter.enums.len()),
        }
    }
}

impl Chapter {
    pub(super) fn columns(&self) -> usize {
        self.tables.iter().map(|table| table.columns.len()).sum()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.tables.is_empty()
            && self.views.is_empty()
            && self.routines.is_empty()
            && self.enums.is_empty()
            && self.types.is_empty()
            && self.others.is_empty()
    }
}

impl Table {
    pub(super) fn primary_key(&self) -> &[String] {
        self.keys.iter().find(|key| key.is_primary).map_or(&[], |key| &key.columns)
    }
}
