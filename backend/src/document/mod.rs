//! A deployed schema as documents: Markdown with Mermaid diagrams, and one page with search and drawings.
//!
//! Catalogs in, files out. The same schema gives the same bytes. Nothing here connects, reads or writes; names and comments are
//! somebody else's text, and each format has the one place where it is escaped.

mod gather;
mod graph;
mod html;
mod markdown;
mod mermaid;
mod model;
mod names;
mod svg;
#[cfg(test)]
mod tests;
mod text;

use crate::catalog::Catalog;
use crate::deploy::PhaseName;
use crate::files::PlatformKind;
use crate::plan::Base;

/// What is described.
pub struct Subject<'a> {
    /// The live catalog.
    pub have: &'a Catalog,
    /// What the last deployments left, with the phase of each object.
    pub base: &'a Base,
    /// The platform; its own schemas are left out.
    pub platform: PlatformKind,
    /// Phases in order.
    pub phases: &'a [PhaseName],
}

/// A file of the documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentFile {
    /// Name, without folders.
    pub name: String,
    /// Text; begins with [`MARK`], in HTML after the document type.
    pub text: String,
}

/// How much there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Phases, and what is in none.
    pub chapters: usize,
    /// Tables without partitions.
    pub tables: usize,
    /// Columns of tables.
    pub columns: usize,
    /// Views and materialized views.
    pub views: usize,
    /// Functions, procedures and aggregates.
    pub functions: usize,
    /// Enum types.
    pub enums: usize,
}

/// The documents.
pub struct Documents {
    /// Files by name.
    pub files: Vec<DocumentFile>,
    /// What they describe.
    pub counts: Counts,
}

/// Tells a file that `wrench docs` wrote from one that a person wrote.
pub const MARK: &str = "<!-- Written by `wrench docs`. What is changed here is lost. -->";

/// Whether a file's text is one of ours.
pub fn is_marked(text: &str) -> bool {
    text.lines().take(2).any(|line| line == MARK)
}

/// Describes a schema.
pub fn document(subject: &Subject<'_>) -> Documents {
    let schema = gather::gather(subject);
    let mut files = vec![
        DocumentFile { name: "README.md".to_owned(), text: markdown::index(&schema) },
        DocumentFile { name: "index.html".to_owned(), text: html::page(&schema) },
    ];
    files.extend(schema.chapters.iter().map(|chapter| DocumentFile {
        name: format!("{}.md", chapter.stem),
        text: markdown::chapter(&schema, chapter),
    }));
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Documents { files, counts: schema.counts() }
}
