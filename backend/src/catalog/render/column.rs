//! A column as `CREATE TABLE` and `ADD COLUMN` write it.

use super::sequence::identity_options;
use crate::catalog::model::Column;
use crate::sql::ident;

/// `"name" type collate … default … not null`.
pub fn column_clause(name: &str, column: &Column) -> String {
    let mut clause = format!("{} {}", ident(name), column.data_type);
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

/// `always` or `by default`.
pub(super) fn identity_word(identity: &str) -> &'static str {
    if identity == "a" { "always" } else { "by default" }
}
