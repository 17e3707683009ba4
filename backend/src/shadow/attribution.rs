//! Reads which statement made, touched or dropped which object.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use tokio_postgres::Client;

use crate::catalog::{Catalog, ObjectId};
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
    let touched = admin.query("select statement, classid, objid, objsubid from wrench.touched", &[]).await?;
    let dropped = admin.query("select classid, objid, objsubid from wrench.dropped", &[]).await?;
    let by_address: HashMap<(u32, u32, i32), &ObjectId> =
        declared.objects.values().map(|object| (object.address, &object.id)).collect();
    let gone: BTreeSet<(u32, u32)> = dropped.iter().map(|row| (row.get(0), row.get(1))).collect();
    let mut per_statement = vec![BTreeSet::new(); boundaries.len()];
    let mut transient = BTreeSet::new();
    for row in &touched {
        let Some(statement) = row.get::<_, Option<i32>>(0).and_then(|number| usize::try_from(number).ok()) else {
            continue;
        };
        let address: (u32, u32, i32) = (row.get(1), row.get(2), row.get(3));
        match (by_address.get(&address), per_statement.get_mut(statement)) {
            (Some(id), Some(objects)) => {
                objects.insert((*id).clone());
            }
            (None, _) if gone.contains(&(address.0, address.1)) => {
                transient.insert(statement);
            }
            _ => {}
        }
    }
    Ok(Attribution::new(per_statement, written(declared, boundaries), transient))
}

fn written(declared: &Catalog, boundaries: &Boundaries) -> BTreeMap<ObjectId, usize> {
    declared
        .objects
        .values()
        .map(|object| {
            let statement = boundaries.partition_point(|boundary| *boundary <= object.written_by);
            (object.id.clone(), statement.min(boundaries.len().saturating_sub(1)))
        })
        .collect()
}
