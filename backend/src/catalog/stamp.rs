//! Tells in one query whether anything was written to the catalogs since somebody looked.

use tokio_postgres::{Client, Row};

use super::load::LoadError;

/// Which versions of which rows the catalogs of a database hold.
///
/// A row's version is known by its place (file and line pointer) and the transaction that wrote it. Nothing changes a row
/// without leaving another version, counts of pages and rows in `pg_class` apart, which no catalog of ours holds. So two
/// stamps of one database that are equal were taken of equal catalogs, as long as no transaction number was used twice
/// between them: [`Stamp::is_same`] holds that back. What moves rows (`VACUUM FULL`) makes stamps differ, and that is all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Hash of the versions.
    pub hash: String,
    /// The first transaction that was not there yet, counted over wraparounds.
    pub next_transaction: i64,
}

/// Row versions carry the low 32 bits of a transaction's number: half of them may pass before a stamp is too old.
const TOO_OLD: i64 = 1 << 31;

impl Stamp {
    /// Whether nothing was written to the catalogs from `earlier` to this one.
    pub fn is_same(&self, earlier: &Stamp) -> bool {
        let age = self.next_transaction - earlier.next_transaction;
        self.hash == earlier.hash && (0..TOO_OLD).contains(&age)
    }
}

pub(super) const STAMP: &str = include_str!("queries/stamp.sql");

/// Settings of a transaction in which a stamp is taken.
pub(super) const READ_IN_PLACE: &str = include_str!("queries/read_in_place.sql");

/// Takes a stamp in a transaction of its own.
///
/// # Errors
/// [`LoadError::Query`].
pub async fn stamp(client: &Client) -> Result<Stamp, LoadError> {
    let begin = format!("begin read only; {READ_IN_PLACE}");
    client.batch_execute(&begin).await.map_err(LoadError::Query)?;
    let row = client.query_one(STAMP, &[]).await;
    client.batch_execute("rollback").await.map_err(LoadError::Query)?;
    row.map(|row| read_stamp(&row)).map_err(LoadError::Query)
}

pub(super) fn read_stamp(row: &Row) -> Stamp {
    Stamp { hash: row.get("hash"), next_transaction: row.get("next_transaction") }
}

#[cfg(test)]
mod tests {
    use super::Stamp;

    fn check(earlier: (&str, i64), later: (&str, i64), expect: bool) {
        let stamp = |(hash, next_transaction): (&str, i64)| Stamp { hash: hash.to_owned(), next_transaction };
        assert_eq!(stamp(later).is_same(&stamp(earlier)), expect, "{earlier:?} {later:?}");
    }

    #[test]
    fn equal_stamps_are_believed_while_transaction_numbers_are_not_used_again() {
        check(("a", 700), ("a", 700), true);
        check(("a", 700), ("a", 1_000_000), true);
        check(("a", 700), ("b", 700), false);
        check(("a", 700), ("a", 700 + (1 << 31)), false);
        check(("a", 700), ("a", 699), false);
    }
}
