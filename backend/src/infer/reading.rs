//! The declared files, parsed at most once however many errors are explained from them.

use std::cell::OnceCell;

use crate::files::{Declared, DeclaredFile, Phase};
use crate::sql::{DeclaredTable, declared_tables};

/// Declared files with what was read out of them so far.
#[derive(Debug)]
pub struct Reading<'a> {
    declared: &'a Declared,
    /// What each file says of tables, in the order of [`files`].
    tables: OnceCell<Vec<Vec<DeclaredTable>>>,
}

impl<'a> Reading<'a> {
    /// Of these files; nothing is parsed yet.
    pub fn new(declared: &'a Declared) -> Reading<'a> {
        Reading { declared, tables: OnceCell::new() }
    }

    /// The files.
    pub(super) fn declared(&self) -> &'a Declared {
        self.declared
    }

    /// What they say of tables, in order.
    pub(super) fn tables(&self) -> impl Iterator<Item = (&'a Phase, &'a DeclaredFile, &DeclaredTable)> {
        let parse = || files(self.declared).map(|(_, file)| declared_tables(&file.source)).collect();
        let parsed = self.tables.get_or_init(parse);
        let pairs = files(self.declared).zip(parsed);
        pairs.flat_map(|((phase, file), found)| found.iter().map(move |table| (phase, file, table)))
    }
}

/// The declared files in order, seeds left out.
pub(super) fn files(declared: &Declared) -> impl Iterator<Item = (&Phase, &DeclaredFile)> {
    let all = declared.phases.iter().flat_map(|phase| phase.files.iter().map(move |file| (phase, file)));
    all.filter(|(_, file)| !file.is_seed)
}
