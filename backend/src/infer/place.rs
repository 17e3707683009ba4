//! Where a declaration belongs: the phase that declares what it is about, the file of its kind, after the last line.

use std::sync::Arc;

use crate::catalog::ObjectId;
use crate::files::{Declared, DeclaredFile, Phase, Style};
use crate::finding::SourceFile;
use crate::sql::{DeclaredColumn, DeclaredTable, declared_labels, declared_tables, mentions, parse_file};

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

/// Where a new part of the table belongs: file `name` of the phase that declares the table, else of the last phase; `slug` names a
/// new step where the files are steps.
pub(super) fn place_by_table(declared: &Declared, table: &ObjectId, name: &str, slug: &str) -> Option<Place> {
    let creates = |phase: &&Phase| of_phase(phase).any(|(_, found)| found.creates && names(&found, table));
    place(declared, declared.phases.iter().find(creates), name, slug)
}

/// The same for what goes with a text of one of the files.
pub(super) fn place_by_text(declared: &Declared, text: &str, name: &str, slug: &str) -> Option<Place> {
    let says = |phase: &&Phase| phase.files.iter().any(|file| !file.is_seed && mentions(&file.source.text, text));
    place(declared, declared.phases.iter().find(says), name, slug)
}

/// In the first phase, which the others build on.
pub(super) fn place_first(declared: &Declared, name: &str, slug: &str) -> Option<Place> {
    place(declared, declared.phases.first(), name, slug)
}

fn place(declared: &Declared, phase: Option<&Phase>, name: &str, slug: &str) -> Option<Place> {
    let phase = phase.or_else(|| declared.phases.last())?;
    Some(match phase.style {
        Style::State => in_state(declared, phase, name),
        Style::History => new_step(phase, slug),
    })
}

fn in_state(declared: &Declared, phase: &Phase, name: &str) -> Place {
    let is_meant = |file: &&DeclaredFile| !file.is_seed && file_name(&file.source.path) == name;
    let Some(file) = phase.files.iter().find(is_meant) else {
        let folder = match phase.files.first() {
            Some(file) => folder(&file.source.path).to_owned(),
            None => format!("{}/{}", declared.root.display(), phase.name),
        };
        return Place { file: join(&folder, name), command: command(phase), ..Place::default() };
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

/// A place that declares something: `file:line`, and the command that deploys it.
pub(super) struct Found {
    pub file: String,
    pub line: usize,
    pub command: String,
}

/// Where a file creates the table.
pub(super) fn declared_table(declared: &Declared, table: &ObjectId) -> Option<Found> {
    let is_view = |kind: &str| matches!(kind, "create_view" | "create_materialized_view");
    let tables = declared.phases.iter().find_map(|phase| {
        let (file, _) = of_phase(phase).find(|(_, found)| found.creates && names(found, table))?;
        Some(Found { file: file.source.path.clone(), line: line_of(file, &table.name), command: command(phase) })
    });
    tables.or_else(|| declared_statement(declared, is_view, &table.name))
}

/// Where a statement of the kind names the object first of all.
pub(super) fn declared_statement(declared: &Declared, is_kind: fn(&str) -> bool, name: &str) -> Option<Found> {
    let files = declared.phases.iter().flat_map(|phase| phase.files.iter().map(move |file| (phase, file)));
    files.filter(|(_, file)| !file.is_seed && mentions(&file.source.text, name)).find_map(|(phase, file)| {
        let statements = parse_file(&file.source).ok()?;
        let head = |text: &str| text.split_once('(').map_or(text, |(head, _)| head).to_owned();
        let found = statements
            .into_iter()
            .find(|statement| is_kind(&statement.kind) && mentions(&head(statement.text()), name))?;
        Some(Found { file: file.source.path.clone(), line: found.line, command: command(phase) })
    })
}

/// Where a file declares the label of the enum type.
pub(super) fn declared_label(declared: &Declared, enumeration: &ObjectId, label: &str) -> Option<Found> {
    let files = declared.phases.iter().flat_map(|phase| phase.files.iter().map(move |file| (phase, file)));
    files.filter(|(_, file)| !file.is_seed).find_map(|(phase, file)| {
        let labels = declared_labels(&file.source);
        let is_meant = |path: &[String]| {
            path.last() == Some(&enumeration.name)
                && path.iter().rev().nth(1).is_none_or(|schema| *schema == enumeration.schema)
        };
        let found = labels.into_iter().find(|found| found.label == label && is_meant(&found.path))?;
        Some(Found { file: file.source.path.clone(), line: found.line, command: command(phase) })
    })
}

fn line_of(file: &DeclaredFile, name: &str) -> usize {
    file.source.text.lines().position(|line| mentions(line, name)).map_or(1, |at| at + 1)
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
