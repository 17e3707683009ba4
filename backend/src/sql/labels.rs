//! Which labels of enum types a file's text declares.

use squawk_syntax::ast::{AlterTypeAction, AstNode, CreateTypeKind, Literal, SourceFile as Tree, Stmt};

use super::parse::path_segments;
use crate::finding::SourceFile;

/// A label as a file declares it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeclaredLabel {
    /// Segments of the type's name, unquoted and folded.
    pub path: Vec<String>,
    /// The label.
    pub label: String,
    /// Line, from 1.
    pub line: usize,
}

/// Reads the labels of one file in order, of `create type … as enum` and of `add value`.
pub fn declared_labels(source: &SourceFile) -> Vec<DeclaredLabel> {
    let of = |statement: Stmt| -> Option<Vec<DeclaredLabel>> {
        match statement {
            Stmt::CreateType(create) => {
                let Some(CreateTypeKind::EnumType(list)) = create.kind() else { return None };
                let path = path_segments(create.type_name()?.syntax());
                let variants = list.variant_list()?.variants();
                Some(variants.filter_map(|variant| label(source, &path, variant.literal())).collect())
            }
            Stmt::AlterType(alter) => {
                let Some(AlterTypeAction::AddValue(added)) = alter.action() else { return None };
                let path = path_segments(alter.type_name_ref()?.syntax());
                Some(label(source, &path, added.literal()).into_iter().collect())
            }
            _ => None,
        }
    };
    Tree::parse(&source.text).tree().stmts().filter_map(of).flatten().collect()
}

fn label(source: &SourceFile, path: &[String], literal: Option<Literal>) -> Option<DeclaredLabel> {
    let literal = literal?;
    let text = literal.syntax().text().to_string();
    let inner = text.trim().strip_prefix('\'')?.strip_suffix('\'')?;
    let at: usize = literal.syntax().text_range().start().into();
    let line = source.text.get(..at).unwrap_or_default().matches('\n').count() + 1;
    Some(DeclaredLabel { path: path.to_vec(), label: inner.replace("''", "'"), line })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn created_and_added_labels_are_read_with_their_lines() {
        let text = "create type public.job_status as enum (\n  'open',\n  'it''s done'\n);\n\nalter type job_status add value if not \
                    exists 'on hold' after 'open';\ncreate type pair as (a int);";
        let found = declared_labels(&SourceFile { path: "t.sql".into(), text: text.into() });
        let shown: Vec<String> =
            found.iter().map(|one| format!("{} {} {}", one.path.join("."), one.label, one.line)).collect();
        assert_eq!(shown, ["public.job_status open 2", "public.job_status it's done 3", "job_status on hold 6"]);
    }
}
