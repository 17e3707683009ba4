//! Which columns a file's text renames, as far as plain `alter table` says.

use squawk_syntax::ast::{AlterTableAction, AstNode, SourceFile as Tree, Stmt};

use super::parse::{path_segments, unquote};
use crate::finding::SourceFile;

/// A column that a statement gives another name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeclaredRename {
    /// Segments of the table's name, unquoted and folded.
    pub path: Vec<String>,
    /// Its name until then.
    pub from: String,
    /// Its name from then on.
    pub to: String,
    /// Line, from 1.
    pub line: usize,
}

/// Reads the renamed columns of one file in order.
pub fn declared_renames(source: &SourceFile) -> Vec<DeclaredRename> {
    let text = |node: &squawk_syntax::SyntaxNode| unquote(node.text().to_string().trim());
    let of = |statement: Stmt| {
        let Stmt::AlterTable(alter) = statement else { return None };
        let path = path_segments(alter.table_relation_name()?.syntax());
        let renamed = alter.actions().filter_map(|action| match action {
            AlterTableAction::RenameColumn(part) => {
                let at: usize = part.syntax().text_range().start().into();
                Some(DeclaredRename {
                    path: path.clone(),
                    from: text(part.column_name_ref()?.syntax()),
                    to: text(part.column_name()?.syntax()),
                    line: source.text.get(..at).unwrap_or_default().matches('\n').count() + 1,
                })
            }
            _ => None,
        });
        Some(renamed.collect::<Vec<_>>())
    };
    Tree::parse(&source.text).tree().stmts().filter_map(of).flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn renamed_columns_are_read_with_their_lines() {
        let text = "alter table public.jobs rename column state to status;\n\nalter table only jobs\n  rename \"Due\" to due_on;\n\
                    alter table jobs rename to work;\nalter table jobs rename constraint a to b;";
        let found = declared_renames(&SourceFile { path: "t.sql".into(), text: text.into() });
        let shown: Vec<String> =
            found.iter().map(|one| format!("{} {} {} {}", one.path.join("."), one.from, one.to, one.line)).collect();
        assert_eq!(shown, ["public.jobs state status 1", "jobs Due due_on 4"]);
    }
}
