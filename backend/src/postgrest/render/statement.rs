//! The whole statement: work, rows, total, and the body as JSON text.

use super::call::call;
use super::node::{RESULT, count, select};
use super::sql_text::Statement;
use super::write::{Body, delete, insert, returning, update, update_nothing};
use crate::postgrest::cache::Returns;
use crate::postgrest::plan::{Plan, Work};
use crate::postgrest::request::Returning;
use crate::sql::ident;

impl Plan {
    /// One statement whose row has `total` (bigint, null unless counting was asked for), `page` (bigint) and `body` (text).
    pub fn statement(&self) -> Statement {
        let mut out = Statement::default();
        out.push("with ").name(RESULT).push(" as (");
        self.work_statement(&mut out);
        out.push(")");
        let counts = self.prefer.count.is_some() && !self.work.is_write();
        if counts {
            out.push(", pgrst_total as (");
            count(&mut out, &self.root, None);
            out.push(")");
        }
        out.push(" select ");
        out.push(if counts { "(select pg_catalog.count(*) from pgrst_total)" } else { "null::pg_catalog.int8" });
        out.push(" as total, pg_catalog.count(t) as page, ");
        self.body(&mut out);
        out.push(" as body from (");
        if matches!(self.work, Work::Read { .. }) || !self.returns_rows() {
            out.push("select * from ").name(RESULT);
        } else {
            select(&mut out, &self.root, None);
        }
        out.push(") as t");
        out
    }

    /// Whether a write answers with its rows; a read or call always does.
    pub fn returns_rows(&self) -> bool {
        !self.work.is_write() || self.prefer.returning == Some(Returning::Representation)
    }

    fn work_statement(&self, out: &mut Statement) {
        let missing_default = self.prefer.missing_default == Some(true);
        match &self.work {
            Work::Read { .. } => select(out, &self.root, None),
            Work::Insert { table, columns, payload, on_conflict, returning: wanted } => {
                insert(out, table, &Body { columns, payload, missing_default }, on_conflict.as_ref());
                returning(out, table, wanted);
            }
            Work::Update { table, columns, returning: wanted, .. } if columns.is_empty() => {
                update_nothing(out, table, wanted);
            }
            Work::Update { table, columns, payload, predicates, returning: wanted } => {
                update(out, table, &Body { columns, payload, missing_default: false }, predicates);
                returning(out, table, wanted);
            }
            Work::Delete { table, predicates, returning: wanted } => {
                delete(out, table, predicates);
                returning(out, table, wanted);
            }
            Work::Call { routine, given, payload, .. } => call(out, routine, given, payload),
        }
    }

    /// The rows as JSON text: an array, or one value where there can only be one.
    fn body(&self, out: &mut Statement) {
        if !self.returns_rows() {
            out.push("''::pg_catalog.text");
            return;
        }
        let (row, set) = match &self.work {
            Work::Call { routine, .. } => match routine.returns {
                Returns::Value { set } => ("t.".to_owned() + &ident("pgrst_scalar"), set),
                Returns::Nothing => ("t.".to_owned() + &ident("pgrst_scalar"), false),
                Returns::Rows { set, .. } => ("t".to_owned(), set),
            },
            _ => ("t".to_owned(), true),
        };
        let all = format!("pg_catalog.json_agg({row})");
        let all = if self.accept.strip_nulls { format!("pg_catalog.json_strip_nulls({all})") } else { all };
        let is_single = !set || self.accept.single;
        out.push(&if is_single {
            format!("coalesce(({all} -> 0)::pg_catalog.text, 'null')")
        } else {
            format!("coalesce({all}, '[]')::pg_catalog.text")
        });
    }
}
