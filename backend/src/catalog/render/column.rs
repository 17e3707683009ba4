//! A column as `CREATE TABLE` and `ADD COLUMN` write it.

use super::foreign::foreign_options;
use super::sequence::identity_options;
use crate::catalog::model::Column;
use crate::sql::ident;

/// `"name" type collate … default … not null`.
pub fn column_clause(name: &str, column: &Column) -> String {
    let options = foreign_options(&column.foreign_options);
    let mut clause = format!("{} {}{options}", ident(name), column.data_type);
    if let Some(collation) = &column.collation {
        clause += &format!(" collate {collation}");
    }
    if let Some(expression) = &column.generated {
        let kind = if column.generated_kind == "v" { "virtual" } else { "stored" };
        clause += &format!(" generated always as ({expression}) {kind}");
    }
    if let Some(default) = &column.default {
        clause += &format!(" default {default}");
    }
    if !column.identity.is_empty() {
        let options = column.identity_sequence.as_ref().map(identity_options).unwrap_or_default();
        clause += &format!(" generated {} as identity{options}", identity_word(&column.identity));
    }
    if column.not_null {
        clause += " not null";
    }
    clause
}

/// `"name" with options …` of a typed table's column; nothing where the type says it all.
pub(super) fn typed_column_clause(name: &str, column: &Column) -> Option<String> {
    let default = column.default.as_ref().map(|default| format!(" default {default}"));
    let not_null = column.not_null.then(|| " not null".to_owned());
    let own = [default, not_null].into_iter().flatten().collect::<String>();
    (!own.is_empty()).then(|| format!("{} with options{own}", ident(name)))
}

/// `always` or `by default`.
pub(super) fn identity_word(identity: &str) -> &'static str {
    if identity == "a" { "always" } else { "by default" }
}
