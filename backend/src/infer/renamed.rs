//! Was the column renamed? Then the code is older than the schema.

use super::place::is_of;
use super::reading::files;
use super::relation::columns;
use super::{Case, Proposal};
use crate::catalog::ObjectId;
use crate::files::DeclaredFile;
use crate::sql::{declared_renames, mentions, parse_file};

/// The name that a column has by now, where files say how it came by it and the schema has it.
pub(super) fn renamed(case: &Case<'_>, table: &ObjectId, column: &str) -> Option<Proposal> {
    let (mut name, mut last) = (column.to_owned(), None);
    for (_, file) in files(case.declared.declared()).filter(|(_, file)| mentions(&file.source.text, "rename")) {
        let found = declared_renames(&file.source).into_iter().filter(|found| is_of(&found.path, table));
        for rename in found {
            if rename.from == name {
                name = rename.to;
                last = Some((file, rename.line));
            }
        }
    }
    let (file, line) = last?;
    if !columns(case.catalog, table).iter().any(|(known, _)| *known == name) {
        return None;
    }
    let title = match deployment(case, file, line) {
        Some(id) => format!("change your code here: column `{column}` was renamed to `{name}` in deployment {id}"),
        None => format!("change your code here: column `{column}` was renamed to `{name}`"),
    };
    let evidence =
        format!("{}:{line} renames it, and table `{}` has the column `{name}`.", file.source.path, table.path());
    Some(Proposal::shown(title, vec![evidence], 0.98))
}

/// The deployment that ran the statement on a line.
fn deployment<'a>(case: &Case<'a>, file: &DeclaredFile, line: usize) -> Option<&'a str> {
    let statements = parse_file(&file.source).ok()?;
    let statement = statements.into_iter().rfind(|statement| statement.line <= line)?;
    case.deployments.get(&(file.key.clone(), statement.hash)).map(String::as_str)
}
