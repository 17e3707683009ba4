//! Declared files as they would be with one of them changed, without anything being written.

use std::path::Path;
use std::sync::Arc;

use super::layout::standing;
use super::{Declared, DeclaredFile, Phase};
use crate::finding::SourceFile;

/// One file as somebody means it to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edited {
    /// Its path as it is shown.
    pub path: String,
    /// Its text; none where the file is not there.
    pub text: Option<String>,
}

impl Declared {
    /// The same with one file changed, added or left out. A new file belongs to the phase of its folder.
    #[must_use]
    pub fn edited(mut self, edited: &Edited) -> Declared {
        let is_meant = |file: &DeclaredFile| file.source.path == edited.path;
        let Some(text) = &edited.text else {
            self.phases.iter_mut().for_each(|phase| phase.files.retain(|file| !is_meant(file)));
            return self;
        };
        let source = Arc::new(SourceFile { path: edited.path.clone(), text: text.clone() });
        let mut files = self.phases.iter_mut().flat_map(|phase| &mut phase.files);
        if let Some(file) = files.find(|file| is_meant(file)) {
            file.source = source;
            return self;
        }
        let key = Path::new(&edited.path).strip_prefix(&self.root).unwrap_or(Path::new(&edited.path));
        let key = key.display().to_string();
        if let Some(phase) = self.phases.iter_mut().find(|phase| is_of(phase, &edited.path)) {
            let at = phase.files.iter().position(|file| standing(&file.key, &key).is_gt()).unwrap_or(phase.files.len());
            phase.files.insert(at, DeclaredFile { key, source, is_seed: false });
        }
        self
    }
}

/// Whether a path lies in the folder of the phase.
fn is_of(phase: &Phase, path: &str) -> bool {
    let folder = Path::new(path).parent();
    match phase.files.first() {
        Some(file) => Path::new(&file.source.path).parent() == folder,
        None => folder.and_then(Path::file_name).is_some_and(|name| *name == *phase.name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::Style;

    fn declared() -> Declared {
        let file = |name: &str| DeclaredFile {
            key: format!("one/{name}"),
            source: Arc::new(SourceFile { path: format!("deploy/one/{name}"), text: name.to_owned() }),
            is_seed: false,
        };
        let files = vec![file("tables.sql"), file("views.sql")];
        let phase = Phase { name: "one".into(), title: "One".into(), style: Style::State, files };
        Declared { phases: vec![phase], ..Declared::nothing(Path::new("deploy")) }
    }

    fn check(path: &str, text: Option<&str>, expect: &[(&str, &str)]) {
        let edited = Edited { path: path.into(), text: text.map(str::to_owned) };
        let files = declared().edited(&edited).phases.remove(0).files;
        let found: Vec<(&str, &str)> =
            files.iter().map(|file| (file.key.as_str(), file.source.text.as_str())).collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn a_file_is_changed_left_out_or_added_where_it_runs() {
        check("deploy/one/views.sql", Some("new"), &[("one/tables.sql", "tables.sql"), ("one/views.sql", "new")]);
        check("deploy/one/tables.sql", None, &[("one/views.sql", "views.sql")]);
        let added = [("one/tables.sql", "tables.sql"), ("one/columns.sql", "new"), ("one/views.sql", "views.sql")];
        check("deploy/one/columns.sql", Some("new"), &added);
        check(
            "deploy/two/columns.sql",
            Some("new"),
            &[("one/tables.sql", "tables.sql"), ("one/views.sql", "views.sql")],
        );
    }
}
