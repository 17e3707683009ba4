//! Reads which statement made, touched or dropped which object.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use tokio_postgres::Client;

use crate::catalog::{Catalog, ObjectId, Unmodelled};
use crate::plan::Attribution;

/// First transaction after each statement, by statement. Nothing else writes on a private server, so a catalog row that
/// a transaction below it wrote last belongs to that statement or an earlier one.
pub(super) type Boundaries = Vec<i64>;

/// Puts the trace and the catalog together. `declared` holds what differs from before the first statement.
pub(super) async fn read_attribution(
    admin: &Client,
    declared: &Catalog,
    boundaries: &Boundaries,
) -> Result<Attribution, tokio_postgres::Error> {
    let touched = admin.query("select statement, classid, objid, objsubid, identity from wrench.touched", &[]).await?;
    let dropped = admin.query("select statement, classid, objid, identity from wrench.dropped", &[]).await?;
    let aliases = admin.query(include_str!("aliases.sql"), &[]).await?;
    let places = Places::new(declared, &aliases);
    let gone: BTreeSet<(u32, u32)> = dropped.iter().map(|row| (row.get(1), row.get(2))).collect();
    let mut per_statement = vec![BTreeSet::new(); boundaries.len()];
    let mut by_identity: HashMap<String, ObjectId> = HashMap::new();
    let rows: BTreeSet<String> = declared.unmodelled.iter().map(Unmodelled::words).collect();
    let mut unmodelled: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
    let mut passing: Vec<(usize, Option<String>)> = Vec::new();
    for row in &touched {
        let Some(statement) = number(row.get(0)) else { continue };
        let address: (u32, u32, i32) = (row.get(1), row.get(2), row.get(3));
        let identity: Option<String> = row.get(4);
        if let Some(words) = identity.as_ref().filter(|words| rows.contains(*words)) {
            unmodelled.entry(statement).or_default().insert(words.clone());
        }
        match (places.find(address), per_statement.get_mut(statement)) {
            (Some(id), Some(objects)) => {
                objects.insert(id.clone());
                if let Some(identity) = identity {
                    by_identity.insert(identity, id.clone());
                }
            }
            (None, _) if gone.contains(&(address.0, address.1)) => passing.push((statement, identity)),
            _ => {}
        }
    }
    passing.extend(dropped.iter().filter_map(|row| Some((number(row.get(0))?, row.get(3)))));
    let mut transient: BTreeMap<usize, BTreeSet<ObjectId>> = BTreeMap::new();
    for (statement, identity) in passing {
        let made_again = identity.and_then(|identity| by_identity.get(&identity));
        transient.entry(statement).or_default().extend(made_again.cloned());
    }
    let written = written(declared, boundaries, &per_statement);
    Ok(Attribution::new(per_statement, written, transient).with_unmodelled(unmodelled))
}

fn number(statement: Option<i32>) -> Option<usize> {
    statement.and_then(|number| usize::try_from(number).ok())
}

/// Catalog addresses of declared objects.
struct Places<'a> {
    by_address: HashMap<(u32, u32, i32), &'a ObjectId>,
}

impl<'a> Places<'a> {
    /// `aliases` maps second addresses to objects: the index of a constraint (`USING INDEX` turns one into the other), the
    /// constraint of a domain, the relation of a composite type.
    fn new(declared: &'a Catalog, aliases: &[tokio_postgres::Row]) -> Places<'a> {
        let mut by_address: HashMap<(u32, u32, i32), &ObjectId> =
            declared.objects.values().map(|object| (object.address, &object.id)).collect();
        for row in aliases {
            let (alias, address): ((u32, u32, i32), (u32, u32, i32)) =
                ((row.get(0), row.get(1), 0), (row.get(2), row.get(3), 0));
            if let Some(id) = by_address.get(&address).copied() {
                by_address.insert(alias, id);
            }
        }
        Places { by_address }
    }

    /// The object at an address; a column that is no object of its own stands for its relation.
    fn find(&self, address: (u32, u32, i32)) -> Option<&'a ObjectId> {
        self.by_address.get(&address).or_else(|| self.by_address.get(&(address.0, address.1, 0))).copied()
    }
}

/// Where the row of an object may not be read, the statement whose command was about it last wrote it.
fn written(declared: &Catalog, boundaries: &Boundaries, touched: &[BTreeSet<ObjectId>]) -> BTreeMap<ObjectId, usize> {
    let last = boundaries.len().saturating_sub(1);
    declared
        .objects
        .values()
        .map(|object| {
            let statement = match object.written_by {
                0 => touched.iter().rposition(|objects| objects.contains(&object.id)).unwrap_or(last),
                row => boundaries.partition_point(|boundary| *boundary <= row),
            };
            (object.id.clone(), statement.min(last))
        })
        .collect()
}
