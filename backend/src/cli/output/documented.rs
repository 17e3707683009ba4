//! What `wrench docs` wrote, or would write.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::out;
use crate::document::Counts;

/// Documents in their folder.
pub(crate) struct Documented {
    /// The folder.
    pub(crate) out: PathBuf,
    /// They were compared and not written.
    pub(crate) checked: bool,
    /// What they describe.
    pub(crate) counts: Counts,
    /// The files as they were before.
    pub(crate) files: Vec<FileState>,
}

/// A file as it was before.
pub(crate) struct FileState {
    /// Its name in the folder.
    pub(crate) name: String,
    /// How it stood to what it should be.
    pub(crate) state: State,
}

/// How a file stands to what it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// The same.
    Same,
    /// Not there.
    Missing,
    /// Another text.
    Changed,
    /// Written before, and no more part of the documents.
    Obsolete,
}

impl State {
    fn word(self) -> &'static str {
        match self {
            State::Same => "same",
            State::Missing => "missing",
            State::Changed => "changed",
            State::Obsolete => "obsolete",
        }
    }
}

impl Documented {
    /// Whether every file was what it should be.
    pub(crate) fn is_clean(&self) -> bool {
        self.files.iter().all(|file| file.state == State::Same)
    }

    fn count(&self, states: &[State]) -> usize {
        self.files.iter().filter(|file| states.contains(&file.state)).count()
    }
}

/// A line, and the files that are named.
pub(super) fn human(documented: &Documented, verbose: bool) {
    let counts = documented.counts;
    let dir = documented.out.display();
    let what = format!(
        "{} tables, {} views, {} functions and {} enums in {} phases",
        counts.tables, counts.views, counts.functions, counts.enums, counts.chapters
    );
    let written = documented.count(&[State::Missing, State::Changed]);
    let obsolete = documented.count(&[State::Obsolete]);
    match (documented.checked, documented.is_clean()) {
        (_, true) => out(&format!("{dir} is up to date: {what}")),
        (true, false) => out(&format!("{dir} is not what the database says: run `wrench docs`")),
        (false, false) => out(&format!("{dir}: {written} files written, {obsolete} removed; {what}")),
    }
    let named = |state: State| verbose || (documented.checked && state != State::Same);
    for file in documented.files.iter().filter(|file| named(file.state)) {
        out(&format!("  {:<9} {}", file.state.word(), documented.out.join(&file.name).display()));
    }
}

/// The same as JSON.
pub(super) fn json(documented: &Documented) -> Value {
    let counts = documented.counts;
    let file = |file: &FileState| json!({"name": file.name, "state": file.state.word()});
    json!({
        "out": documented.out.display().to_string(),
        "checked": documented.checked,
        "up_to_date": documented.is_clean(),
        "files": documented.files.iter().map(file).collect::<Vec<_>>(),
        "phases": counts.chapters,
        "tables": counts.tables,
        "columns": counts.columns,
        "views": counts.views,
        "functions": counts.functions,
        "enums": counts.enums,
    })
}
