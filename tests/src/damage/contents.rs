//! What the tables hold, so that nobody loses a row unseen.

use std::collections::BTreeMap;

use crate::server::TestDatabase;

/// The values of every column as a hash, by table and column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contents(BTreeMap<(String, String), String>);

impl Contents {
    /// Reads the tables of some schemas, and of those that damages made.
    pub async fn of(database: &TestDatabase, schemas: &[String]) -> Contents {
        let session = database.connect().await;
        let rows = session.client.query(include_str!("contents.sql"), &[&schemas]).await.expect("the rows are read");
        let entry =
            |row: &tokio_postgres::Row| ((row.get(0), row.get(1)), row.get::<_, Option<String>>(2).unwrap_or_default());
        Contents(rows.iter().map(entry).collect())
    }

    /// Columns that are still there in `after` and hold fewer values; a value may be of another type.
    pub fn fewer(&self, after: &Contents) -> Vec<String> {
        let count = |values: &str| values.split(':').next().and_then(|count| count.parse::<u64>().ok());
        let is_less = |(key, values): &(&(String, String), &String)| {
            after.0.get(*key).is_some_and(|there| count(there) < count(values))
        };
        self.0.iter().filter(is_less).map(|((table, column), _)| format!("{table}.{column}")).collect()
    }

    /// Columns of `self` whose values `after` lacks: it has neither those of before a damage nor those it left.
    ///
    /// A column of another type prints the same value in another way, so both are taken for the value.
    pub fn lost(&self, original: &Contents, after: &Contents) -> Vec<String> {
        let is_lost = |(key, values): &(&(String, String), &String)| {
            let kept = after.0.get(*key);
            kept != Some(*values) && (kept.is_none() || kept != original.0.get(*key))
        };
        self.0.iter().filter(is_lost).map(|((table, column), _)| format!("{table}.{column}")).collect()
    }
}
