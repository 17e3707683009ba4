//! What a plan says: the blocks it touched, and the large tables it read from end to end.

use std::collections::BTreeSet;

use serde_json::Value;
use tokio_postgres::types::{FromSql, Type};

/// Tables with fewer rows are read from end to end and rightly so.
const LARGE: f64 = 2_000.0;

/// A document as the server sends it.
pub(super) struct Document(pub(super) Value);

impl<'a> FromSql<'a> for Document {
    fn from_sql(_: &Type, raw: &'a [u8]) -> Result<Document, Box<dyn std::error::Error + Sync + Send>> {
        Ok(Document(serde_json::from_slice(raw)?))
    }

    fn accepts(ty: &Type) -> bool {
        *ty == Type::JSON
    }
}

/// What `explain (analyze, buffers, format json)` has told.
pub(super) struct Explained {
    /// Blocks of 8 kB that were looked at, in the cache or not.
    pub(super) blocks: f64,
    /// Rows that its scans looked at, kept or not.
    pub(super) rows: f64,
    /// Sequential scans over large tables, by table.
    pub(super) scans: BTreeSet<String>,
}

/// Reads the document. `rows_of` knows how many rows a table has.
pub(super) fn read(document: &Value, rows_of: &impl Fn(&str) -> f64) -> Explained {
    let plan = &document[0]["Plan"];
    let (mut scans, mut rows) = (BTreeSet::new(), 0.0);
    collect(plan, rows_of, &mut scans, &mut rows);
    let number = |name: &str| plan[name].as_f64().unwrap_or_default();
    Explained { blocks: number("Shared Hit Blocks") + number("Shared Read Blocks"), rows, scans }
}

fn collect(plan: &Value, rows_of: &impl Fn(&str) -> f64, scans: &mut BTreeSet<String>, rows: &mut f64) {
    let kind = plan["Node Type"].as_str().unwrap_or_default();
    if kind.ends_with("Scan") {
        // Averages of one loop each.
        let removed = ["Rows Removed by Filter", "Rows Removed by Index Recheck"]
            .map(|name| plan[name].as_f64().unwrap_or_default());
        let kept = plan["Actual Rows"].as_f64().unwrap_or_default();
        *rows += (kept + removed.iter().sum::<f64>()) * plan["Actual Loops"].as_f64().unwrap_or_default();
    }
    if kind == "Seq Scan" {
        let table = plan["Relation Name"].as_str().unwrap_or_default();
        if rows_of(table) > LARGE {
            scans.insert(table.to_owned());
        }
    }
    for inner in plan["Plans"].as_array().into_iter().flatten() {
        collect(inner, rows_of, scans, rows);
    }
}
