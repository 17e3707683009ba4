//! Statements that can run again.

use crate::catalog::ObjectId;
use crate::sql::{literal, readable_ident};

/// Adds a constraint to a table unless it has one of the name, for which PostgreSQL has no words of its own.
pub(super) fn add_constraint(table: &ObjectId, name: &str, definition: &str) -> String {
    let own = format!("{}.{}", readable_ident(&table.schema), readable_ident(&table.name));
    format!(
        "do $$\nbegin\n  if not exists (\n    select from pg_catalog.pg_constraint\n    where conrelid = {}::regclass and conname = {}\n  ) then\n    \
         alter table {own} add constraint {} {definition};\n  end if;\nend\n$$;\n",
        literal(&own),
        literal(name),
        readable_ident(name)
    )
}
