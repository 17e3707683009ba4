//! Writes batches: issues and events of a batch in one transaction.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use time::{Date, OffsetDateTime};
use tokio_postgres::Transaction;

use super::error::StoreError;
use super::issue::{Issue, issue_from};
use super::{OPTIONS, Store, partitions};
use crate::errors::incoming::Incoming;
use crate::postgres::{Connection, connect};

/// Key of the lock that keeps a second server away, the ASCII of `wrenchST`.
const LOCK_KEY: i64 = 0x7772_656e_6368_5354;

/// The session that writes.
#[derive(Debug)]
pub(in crate::errors) struct Writer {
    connection: Connection,
    days: BTreeSet<Date>,
    keep_days: u16,
}

impl Store {
    /// Opens the session that writes. There is one for each store.
    pub(in crate::errors) async fn writer(&self) -> Result<Writer, StoreError> {
        let connection = connect(&self.address, "wrench store writer", OPTIONS).await?;
        let locked = connection.client.query_one("select pg_catalog.pg_try_advisory_lock($1)", &[&LOCK_KEY]).await;
        if !locked.map_err(StoreError::during("lock the store"))?.get::<_, bool>(0) {
            return Err(StoreError::InUse);
        }
        Ok(Writer { connection, days: BTreeSet::new(), keep_days: self.keep_days })
    }
}

impl Writer {
    /// Whether the session is still there.
    pub(in crate::errors) fn is_open(&self) -> bool {
        !self.connection.client.is_closed()
    }

    /// Stores events that are not known yet, and answers with the issues that changed. After this they are durable.
    pub(in crate::errors) async fn write(&mut self, events: &[Incoming]) -> Result<Vec<Issue>, StoreError> {
        self.prepare_days(events).await?;
        let failed = || StoreError::during("write events");
        let transaction = self.connection.client.transaction().await.map_err(failed())?;
        let fresh = unknown(&transaction, events).await?;
        let (remarks, seen): (Vec<_>, Vec<_>) = fresh.into_iter().partition(|event| event.sighting.is_remark);
        let mut issues = upsert(&transaction, &seen).await?;
        insert(&transaction, &numbered(&seen, &issues)).await?;
        // After the requests of the same batch, so that a line finds the request it is about.
        let (echoes, others) = find_echoed(&transaction, &remarks).await?;
        let more = upsert(&transaction, &others).await?;
        insert(&transaction, &echoes).await?;
        insert(&transaction, &numbered(&others, &more)).await?;
        issues.extend(more);
        transaction.commit().await.map_err(failed())?;
        Ok(issues)
    }

    async fn prepare_days(&mut self, events: &[Incoming]) -> Result<(), StoreError> {
        let wanted: BTreeSet<Date> = events.iter().map(|event| event.received_at.date()).collect();
        let client = &self.connection.client;
        for day in wanted {
            if self.days.contains(&day) {
                continue;
            }
            // What waited on disk for longer than is kept must still find its place.
            partitions::drop_old(client, self.keep_days).await?;
            partitions::make(client, day).await?;
            self.days.insert(day);
        }
        Ok(())
    }
}

/// Events whose id is neither stored nor twice in the batch.
async fn unknown<'e>(transaction: &Transaction<'_>, events: &'e [Incoming]) -> Result<Vec<&'e Incoming>, StoreError> {
    let ids: Vec<&str> = events.iter().map(|event| event.id.as_str()).collect();
    let rows = transaction.query(include_str!("queries/known_events.sql"), &[&ids]).await;
    let rows = rows.map_err(StoreError::during("look for known events"))?;
    let mut seen: HashSet<String> = rows.iter().map(|row| row.get(0)).collect();
    Ok(events.iter().filter(|event| seen.insert(event.id.clone())).collect())
}

/// What a batch says of one issue.
struct Group<'e> {
    last: &'e Incoming,
    events: i64,
    first_seen: OffsetDateTime,
}

async fn upsert(transaction: &Transaction<'_>, events: &[&Incoming]) -> Result<Vec<Issue>, StoreError> {
    let mut groups: BTreeMap<&str, Group<'_>> = BTreeMap::new();
    for event in events {
        let group = groups.entry(event.sighting.fingerprint.as_str()).or_insert_with(|| Group {
            last: event,
            events: 0,
            first_seen: event.received_at,
        });
        group.events += 1;
        group.last = event;
    }
    if groups.is_empty() {
        return Ok(Vec::new());
    }
    let groups: Vec<Group<'_>> = groups.into_values().collect();
    let text = |of: fn(&Incoming) -> &str| groups.iter().map(|group| of(group.last)).collect::<Vec<_>>();
    let optional = |of: fn(&Incoming) -> Option<&str>| groups.iter().map(|group| of(group.last)).collect::<Vec<_>>();
    let rows = transaction
        .query(
            include_str!("queries/upsert_issues.sql"),
            &[
                &text(|event| &event.sighting.fingerprint),
                &text(|event| &event.sighting.class),
                &optional(|event| event.sighting.subclass.as_deref()),
                &text(|event| &event.sighting.title),
                &text(|event| &event.sighting.slots),
                &groups.iter().map(|group| group.events).collect::<Vec<_>>(),
                &groups.iter().map(|group| group.first_seen).collect::<Vec<_>>(),
                &groups.iter().map(|group| group.last.received_at).collect::<Vec<_>>(),
                &groups.iter().map(|group| group.last.sighting.http_status).collect::<Vec<_>>(),
                &optional(|event| event.sighting.code.as_deref()),
                &optional(|event| event.sighting.endpoint.as_deref()),
                &optional(|event| event.sighting.page.as_deref()),
            ],
        )
        .await
        .map_err(StoreError::during("write issues"))?;
    Ok(rows.iter().map(issue_from).collect())
}

/// Tells lines about a request that was seen failing, which are no occurrences of their own, from others.
async fn find_echoed<'e>(
    transaction: &Transaction<'_>,
    remarks: &[&'e Incoming],
) -> Result<(Vec<(&'e Incoming, i64)>, Vec<&'e Incoming>), StoreError> {
    if remarks.is_empty() {
        return Ok((Vec::new(), Vec::new()));
    }
    let classes: Vec<&str> = remarks.iter().map(|event| event.sighting.class.as_str()).collect();
    let slots: Vec<&str> = remarks.iter().map(|event| event.sighting.slots.as_str()).collect();
    let rows = transaction.query(include_str!("queries/echoed_issues.sql"), &[&classes, &slots]).await;
    let rows = rows.map_err(StoreError::during("look for the request behind a line"))?;
    let echoed: HashMap<usize, i64> =
        rows.iter().filter_map(|row| Some((usize::try_from(row.get::<_, i32>(0)).ok()? - 1, row.get(1)))).collect();
    let (echoes, others): (Vec<_>, Vec<_>) = remarks.iter().enumerate().partition(|(at, _)| echoed.contains_key(at));
    let echoes = echoes.into_iter().filter_map(|(at, event)| Some((*event, *echoed.get(&at)?)));
    Ok((echoes.collect(), others.into_iter().map(|(_, event)| *event).collect()))
}

/// Events with the numbers of their issues.
fn numbered<'e>(events: &[&'e Incoming], issues: &[Issue]) -> Vec<(&'e Incoming, i64)> {
    let numbers: HashMap<&str, i64> = issues.iter().map(|issue| (issue.fingerprint.as_str(), issue.id)).collect();
    let number = |event: &Incoming| numbers.get(event.sighting.fingerprint.as_str()).copied();
    events.iter().filter_map(|event| Some((*event, number(event)?))).collect()
}

async fn insert(transaction: &Transaction<'_>, events: &[(&Incoming, i64)]) -> Result<(), StoreError> {
    if events.is_empty() {
        return Ok(());
    }
    let inserted = transaction
        .execute(
            include_str!("queries/insert_events.sql"),
            &[
                &events.iter().map(|(event, _)| event.id.as_str()).collect::<Vec<_>>(),
                &events.iter().map(|(_, issue)| *issue).collect::<Vec<_>>(),
                &events.iter().map(|(event, _)| event.received_at).collect::<Vec<_>>(),
                &events.iter().map(|(event, _)| event.origin.as_deref()).collect::<Vec<_>>(),
                &events.iter().map(|(event, _)| event.payload.as_str()).collect::<Vec<_>>(),
            ],
        )
        .await;
    inserted.map_err(StoreError::during("write events"))?;
    Ok(())
}
