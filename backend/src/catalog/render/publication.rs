//! Publications and what is in them.

use crate::catalog::model::{Object, Publication, PublicationTable};
use crate::sql::{ident, qualified};

/// `CREATE PUBLICATION …`, without its tables and schemas.
pub(super) fn create_publication(object: &Object, publication: &Publication) -> Vec<String> {
    let all = if publication.all_tables { " for all tables" } else { "" };
    vec![format!("create publication {}{all} with ({})", ident(&object.id.name), publication_options(publication))]
}

/// `publish = '…', publish_via_partition_root = …`.
pub fn publication_options(publication: &Publication) -> String {
    let operations = publication.operations.join(", ");
    let mut options = format!("publish = '{operations}', publish_via_partition_root = {}", publication.via_root);
    if publication.generated_columns == "s" {
        options += ", publish_generated_columns = stored";
    }
    options
}

/// `ALTER PUBLICATION … ADD TABLE …`.
pub(super) fn add_published_table(object: &Object, table: &PublicationTable) -> Vec<String> {
    let id = &object.id;
    let columns = table.column_list.as_ref().map(|columns| {
        let names: Vec<String> = columns.iter().map(|column| ident(column)).collect();
        format!(" ({})", names.join(", "))
    });
    let filter = table.filter.as_ref().map(|filter| format!(" where ({filter})"));
    vec![format!(
        "alter publication {} add table only {}{}{}",
        ident(&id.name),
        qualified(&id.schema, &id.relation),
        columns.unwrap_or_default(),
        filter.unwrap_or_default()
    )]
}

/// `ALTER PUBLICATION … ADD TABLES IN SCHEMA …`.
pub(super) fn add_published_schema(object: &Object) -> Vec<String> {
    vec![format!("alter publication {} add tables in schema {}", ident(&object.id.name), ident(&object.id.schema))]
}
