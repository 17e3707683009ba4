//! A column that the request names and the table does not have.

use crate::catalog::ObjectId;
use crate::diagnose::ErrorClass;
use crate::infer::asked::asked;
use crate::infer::column_type::infer_type;
use crate::infer::kinds::conflict_target::unique;
use crate::infer::near_miss::near_miss;
use crate::infer::place::{declared_column, declared_table, place_by_table};
use crate::infer::relation::{columns, find_table};
use crate::infer::renamed::renamed;
use crate::infer::words::{reason, slug};
use crate::infer::{Case, Proposal};
use crate::sql::readable_ident;

/// What would mend it: reload, change the code, deploy, or add the column.
pub(in crate::infer) fn propose(case: &Case<'_>) -> Vec<Proposal> {
    let slots = &case.diagnosis.slots;
    let (Some(table), Some(column)) = (&slots.table, &slots.column) else { return Vec::new() };
    let Some(table) = find_table(case.catalog, slots.schema.as_deref(), table) else { return Vec::new() };
    if has(case, table, column) {
        return vec![if case.diagnosis.class == ErrorClass::MissingColumn {
            repeat(table, column)
        } else {
            Proposal::reload(format!("The live table `{}` has the column `{column}`.", table.path()))
        }];
    }
    // A step that made the column under its old name is still among the files.
    if let Some(change) = renamed(case, table, column) {
        return vec![change];
    }
    if let Some(deploy) = deploy(case, table, column) {
        return vec![deploy];
    }
    if let Some(change) = near_miss(case, table, column) {
        return vec![change];
    }
    add(case, table, column).into_iter().collect()
}

fn has(case: &Case<'_>, table: &ObjectId, column: &str) -> bool {
    columns(case.catalog, table).iter().any(|(name, _)| *name == column)
}

/// The database itself said that it was missing, and has it now.
fn repeat(table: &ObjectId, column: &str) -> Proposal {
    let evidence = vec![format!("The live table `{}` has the column `{column}` by now.", table.path())];
    Proposal::shown("repeat the request: the column is there".to_owned(), evidence, 0.95)
}

/// A file declares it, so it only has to be deployed.
fn deploy(case: &Case<'_>, table: &ObjectId, column: &str) -> Option<Proposal> {
    let found = declared_column(case.declared, table, column)?;
    let data_type = found.data_type.as_deref().unwrap_or_default();
    let evidence =
        format!("{}:{} declares the column as {data_type}, and the database does not have it.", found.file, found.line);
    let title = format!("deploy column `{column}` of `{}`, which is declared already", table.name);
    let mut proposal = Proposal::shown(title, vec![evidence], 0.95);
    proposal.file = found.file;
    proposal.after_line = found.line;
    proposal.command = found.command;
    Some(proposal)
}

fn add(case: &Case<'_>, table: &ObjectId, column: &str) -> Option<Proposal> {
    let guess = infer_type(case, table, column);
    let slug = slug(&["add", &table.name, column]);
    let place = place_by_table(case.declared, table, "columns.sql", &slug)?;
    let (schema, name) = (readable_ident(&table.schema), readable_ident(&table.name));
    let statement =
        format!("alter table {schema}.{name} add column if not exists {} {};", readable_ident(column), guess.data_type);
    let mut evidence = guess.evidence;
    evidence.push(match declared_table(case.declared, table) {
        Some(_) => format!("Table `{}` is live, and neither it nor a file has the column.", table.path()),
        None => format!(
            "Table `{}` is live, and no file declares it: declare it first, or the deploy is refused.",
            table.path()
        ),
    });
    let mut title = format!("add column `{column}` ({}) to `{}`", guess.data_type, table.name);
    let mut sql = format!("{}\n{statement}\n", reason(case, column));
    let key = asked(case).conflict;
    if key.iter().any(|name| name == column) && key.iter().all(|name| name == column || has(case, table, name)) {
        evidence.push(
            "The request tells by it whether a row is there (`on_conflict`), which takes a unique key.".to_owned(),
        );
        title += ", with a unique key for the upsert";
        sql += &unique(case.catalog, table, &key);
    }
    Some(Proposal::statement(title, place, sql, evidence, guess.confidence))
}
