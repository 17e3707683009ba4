//! Where a declaration belongs: the phase that declares the table, its `columns.sql`, after the last line.

use std::sync::Arc;

use crate::catalog::ObjectId;
use crate::files::{Declared, DeclaredFile, Phase, Style};
use crate::finding::SourceFile;
use crate::sql::{DeclaredColumn, DeclaredTable, declared_tables};

/// How many lines before the new ones are shown.
const CONTEXT: usize = 3;

/// A place in the declared files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    pub file: String,
    pub after_line: usize,
    pub context: Vec<String>,
    pub command: String,
}

/// A declaration of the very column.
pub(super) struct Declaration {
    pub source: Arc<SourceFile>,
    pub column: DeclaredColumn,
    pub command: String,
}

/// Where a file declares the column, if one does.
pub(super) fn declaration(declared: &Declared, table: &ObjectId, column: &str) -> Option<Declaration> {
    let tables =
        declared.phases.iter().flat_map(|phase| of_phase(phase).map(move |(file, found)| (phase, file, found)));
    tables.filter(|(_, _, found)| names(found, table)).find_map(|(phase, file, found)| {
        let column = found.columns.into_iter().find(|declared| declared.name == column)?;
        Some(Declaration { source: Arc::clone(&file.source), column, command: command(phase) })
    })
}

/// Where a new column of the table belongs; `slug` names a new step where the files are steps.
pub(super) fn place_of_column(declared: &Declared, table: &ObjectId, slug: &str) -> Option<Place> {
    let creates = |phase: &&Phase| of_phase(phase).any(|(_, found)| found.creates && names(&found, table));
    let phase = declared.phases.iter().find(creates).or_else(|| declared.phases.last())?;
    Some(match phase.style {
        Style::State => in_state(declared, phase),
        Style::History => new_step(phase, slug),
    })
}

fn in_state(declared: &Declared, phase: &Phase) -> Place {
    let is_meant = |file: &&DeclaredFile| !file.is_seed && file_name(&file.source.path) == "columns.sql";
    let Some(file) = phase.files.iter().find(is_meant) else {
        let folder = match phase.files.first() {
            Some(file) => folder(&file.source.path).to_owned(),
            None => format!("{}/{}", declared.root.display(), phase.name),
        };
        return Place { file: join(&folder, "columns.sql"), command: command(phase), ..Place::default() };
    };
    let lines: Vec<&str> = file.source.text.lines().collect();
    let context = lines[lines.len().saturating_sub(CONTEXT)..].iter().map(|line| (*line).to_owned()).collect();
    Place { file: file.source.path.clone(), after_line: lines.len(), context, command: command(phase) }
}

/// Files that are steps are never changed: the next number, and a name.
fn new_step(phase: &Phase, slug: &str) -> Place {
    let last = phase.files.iter().rev().find(|file| !file.is_seed);
    let path = last.map(|file| file.source.path.as_str()).unwrap_or_default();
    let name = file_name(path);
    let digits: String = name.chars().take_while(char::is_ascii_digit).collect();
    let next = digits.parse::<u64>().map_or(1, |number| number.saturating_add(1));
    let file = join(folder(path), &format!("{next:0width$}_{slug}.sql", width = digits.len()));
    Place { file, command: command(phase), ..Place::default() }
}

fn of_phase(phase: &Phase) -> impl Iterator<Item = (&DeclaredFile, DeclaredTable)> {
    let files = phase.files.iter().filter(|file| !file.is_seed);
    files.flat_map(|file| declared_tables(&file.source).into_iter().map(move |table| (file, table)))
}

fn names(found: &DeclaredTable, table: &ObjectId) -> bool {
    match found.path.as_slice() {
        [name] => *name == table.name,
        [schema, name] => *schema == table.schema && *name == table.name,
        _ => false,
    }
}

/// The command that deploys one phase, by number where its name has one.
fn command(phase: &Phase) -> String {
    let number = phase.name.strip_prefix("phase").filter(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
    let name = number.filter(|number| !number.is_empty()).unwrap_or(&phase.name);
    if name.is_empty() || name == "." { "wrench deploy".to_owned() } else { format!("wrench deploy --phase={name}") }
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}
