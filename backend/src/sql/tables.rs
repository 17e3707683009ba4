//! Which tables and columns a file's text declares, as far as plain `create table` and `add column` say.

use squawk_syntax::ast::{AlterTableAction, AstNode, SourceFile as Tree, Stmt, TableArg};

use super::parse::{path_segments, unquote};
use crate::finding::SourceFile;

/// A column as a file declares it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeclaredColumn {
    /// Name, unquoted and folded.
    pub name: String,
    /// Type as written.
    pub data_type: String,
    /// Line, from 1.
    pub line: usize,
}

/// What one statement says of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeclaredTable {
    /// Name segments, unquoted and folded.
    pub path: Vec<String>,
    /// `create table`, not `alter table`.
    pub creates: bool,
    /// Columns it declares or adds.
    pub columns: Vec<DeclaredColumn>,
}

/// Reads the tables of one file in order; what is no table is passed over.
pub fn declared_tables(source: &SourceFile) -> Vec<DeclaredTable> {
    let line_of = |at: usize| source.text.get(..at).unwrap_or_default().matches('\n').count() + 1;
    let column = |name: Option<String>, data_type: Option<String>, at: usize| {
        Some(DeclaredColumn { name: unquote(name?.trim()), data_type: data_type?.trim().to_owned(), line: line_of(at) })
    };
    let text = |node: &squawk_syntax::SyntaxNode| node.text().to_string();
    let of = |statement: Stmt| match statement {
        Stmt::CreateTable(create) => {
            let args = create.table_arg_list().into_iter().flat_map(|list| list.args());
            let columns = args.filter_map(|arg| match arg {
                TableArg::Column(part) => column(
                    part.name().map(|name| text(name.syntax())),
                    part.ty().map(|ty| text(ty.syntax())),
                    part.syntax().text_range().start().into(),
                ),
                _ => None,
            });
            let path = create.table_name().map(|name| path_segments(name.syntax()))?;
            Some(DeclaredTable { path, creates: true, columns: columns.collect() })
        }
        Stmt::AlterTable(alter) => {
            let columns = alter.actions().filter_map(|action| match action {
                AlterTableAction::AddColumn(part) => column(
                    part.column_name().map(|name| text(name.syntax())),
                    part.ty().map(|ty| text(ty.syntax())),
                    part.syntax().text_range().start().into(),
                ),
                _ => None,
            });
            let path = alter.table_relation_name().map(|name| path_segments(name.syntax()))?;
            Some(DeclaredTable { path, creates: false, columns: columns.collect() })
        }
        _ => None,
    };
    Tree::parse(&source.text).tree().stmts().filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn created_and_added_columns_are_read_with_their_lines() {
        let text = "create table if not exists public.jobs (\n  id uuid primary key,\n  \"Note\" varchar(20) not null default 'a',\n  \
                    check (id is not null)\n);\nalter table only jobs\n  add column if not exists hours numeric(6, 2), add due date;\nselect 1;";
        let tables = declared_tables(&SourceFile { path: "t.sql".into(), text: text.into() });
        let shown: Vec<String> = tables
            .iter()
            .flat_map(|table| {
                table.columns.iter().map(|c| format!("{} {} {} {}", table.path.join("."), c.name, c.data_type, c.line))
            })
            .collect();
        assert_eq!(
            shown,
            [
                "public.jobs id uuid 2",
                "public.jobs Note varchar(20) 3",
                "jobs hours numeric(6, 2) 7",
                "jobs due date 7"
            ]
        );
        assert_eq!(tables.iter().map(|table| table.creates).collect::<Vec<_>>(), [true, false]);
    }
}
