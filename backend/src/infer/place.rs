//! Where a declaration belongs: the phase that declares what it is about, the file of its kind, after the last line.

use std::cmp::Ordering;

use super::reading::{Reading, files};
use crate::catalog::ObjectId;
use crate::files::{Declared, DeclaredFile, Phase, Style, standing};
use crate::sql::{DeclaredTable, declared_labels, mentions, parse_file};

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

/// A place that declares something: `file:line`, and the command that deploys it.
pub(super) struct Declaration {
    pub file: String,
    pub line: usize,
    pub command: String,
    /// Of a column: its type as written.
    pub data_type: Option<String>,
}

impl Declaration {
    fn new(phase: &Phase, file: &DeclaredFile, line: usize) -> Declaration {
        Declaration { file: file.source.path.clone(), line, command: command(phase), data_type: None }
    }
}

/// Where a file declares the column, if one does.
pub(super) fn declared_column(reading: &Reading<'_>, table: &ObjectId, column: &str) -> Option<Declaration> {
    reading.tables().filter(|(_, _, found)| names(found, table)).find_map(|(phase, file, found)| {
        let column = found.columns.iter().find(|declared| declared.name == column)?;
        Some(Declaration { data_type: Some(column.data_type.clone()), ..Declaration::new(phase, file, column.line) })
    })
}

/// Where a new part of the table belongs: file `name` of the phase that declares the table, else of the last phase; `slug` names a
/// new step where the files are steps. It never comes before what it is about.
pub(super) fn place_by_table(reading: &Reading<'_>, table: &ObjectId, name: &str, slug: &str) -> Option<Place> {
    let creates = |found: &DeclaredTable| found.creates && names(found, table);
    let found = reading.tables().find(|(_, _, found)| creates(found)).map(|(phase, file, _)| (phase, file));
    place(reading.declared(), found, name, slug)
}

/// Where a new table belongs: file `name` of the last phase, behind the tables that it may refer to.
pub(super) fn place_table(reading: &Reading<'_>, name: &str, slug: &str) -> Option<Place> {
    let phase = reading.declared().phases.last()?;
    let is_there = phase.files.iter().any(|file| is_named(file, name));
    let last = reading.tables().filter(|(of, _, found)| of.name == phase.name && found.creates).last();
    place(reading.declared(), last.filter(|_| !is_there).map(|(phase, file, _)| (phase, file)), name, slug)
}

/// The same for what goes with a text of one of the files.
pub(super) fn place_by_text(reading: &Reading<'_>, text: &str, name: &str, slug: &str) -> Option<Place> {
    let found = files(reading.declared()).find(|(_, file)| mentions(&file.source.text, text));
    place(reading.declared(), found, name, slug)
}

/// In the first phase, which the others build on.
pub(super) fn place_first(reading: &Reading<'_>, name: &str, slug: &str) -> Option<Place> {
    let phase = reading.declared().phases.first()?;
    Some(in_phase(reading.declared(), (phase, None), name, slug))
}

fn place(declared: &Declared, found: Option<(&Phase, &DeclaredFile)>, name: &str, slug: &str) -> Option<Place> {
    let target = match found {
        Some((phase, file)) => (phase, Some(file)),
        None => (declared.phases.last()?, None),
    };
    Some(in_phase(declared, target, name, slug))
}

/// In a phase, behind one of its files where that says what the new lines are about.
fn in_phase(declared: &Declared, (phase, behind): (&Phase, Option<&DeclaredFile>), name: &str, slug: &str) -> Place {
    if phase.style == Style::History {
        return new_step(phase, slug);
    }
    let comes_before = |file: &&DeclaredFile| standing(name, &file.source.path) == Ordering::Less;
    let meant = phase.files.iter().find(|file| is_named(file, name));
    let Some(file) = behind.filter(comes_before).or(meant) else {
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

fn is_named(file: &DeclaredFile, name: &str) -> bool {
    !file.is_seed && file_name(&file.source.path) == name
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

/// Where a file creates the table.
pub(super) fn declared_table(reading: &Reading<'_>, table: &ObjectId) -> Option<Declaration> {
    let is_view = |kind: &str| matches!(kind, "create_view" | "create_materialized_view");
    let found = reading.tables().find(|(_, _, found)| found.creates && names(found, table));
    let created = found.map(|(phase, file, _)| Declaration::new(phase, file, line_of(file, &table.name)));
    created.or_else(|| declared_statement(reading, is_view, &table.name))
}

/// Where a statement of the kind names the object first of all.
pub(super) fn declared_statement(reading: &Reading<'_>, is_kind: fn(&str) -> bool, name: &str) -> Option<Declaration> {
    files(reading.declared()).filter(|(_, file)| mentions(&file.source.text, name)).find_map(|(phase, file)| {
        let statements = parse_file(&file.source).ok()?;
        let head = |text: &str| text.split_once('(').map_or(text, |(head, _)| head).to_owned();
        let found = statements
            .into_iter()
            .find(|statement| is_kind(&statement.kind) && mentions(&head(statement.text()), name))?;
        Some(Declaration::new(phase, file, found.line))
    })
}

/// Where a file declares the label of the enum type.
pub(super) fn declared_label(reading: &Reading<'_>, enumeration: &ObjectId, label: &str) -> Option<Declaration> {
    let is_meant = |path: &[String]| {
        path.last() == Some(&enumeration.name)
            && path.iter().rev().nth(1).is_none_or(|schema| *schema == enumeration.schema)
    };
    files(reading.declared()).find_map(|(phase, file)| {
        let labels = declared_labels(&file.source);
        let found = labels.into_iter().find(|found| found.label == label && is_meant(&found.path))?;
        Some(Declaration::new(phase, file, found.line))
    })
}

fn line_of(file: &DeclaredFile, name: &str) -> usize {
    file.source.text.lines().position(|line| mentions(line, name)).map_or(1, |at| at + 1)
}

fn names(found: &DeclaredTable, table: &ObjectId) -> bool {
    is_of(&found.path, table)
}

/// Whether a name in a file is the table's.
pub(super) fn is_of(path: &[String], table: &ObjectId) -> bool {
    match path {
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
