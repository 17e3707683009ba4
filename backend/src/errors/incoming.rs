//! A batch as it arrives: limits, then one clean event each.

use time::OffsetDateTime;
use wrench_wire::{ErrorEvent, EventBatch};

use super::explain::{Sighting, clean, sight};

/// Bytes of one batch; the loader's own batches stay below 64 kB.
pub const MAX_BATCH_BYTES: usize = 1024 * 1024;
/// Events of one batch; the loader's queue holds as many.
const MAX_EVENTS: usize = 100;

/// Why a batch cannot be taken. Nothing of it was.
#[derive(Debug, thiserror::Error)]
pub enum BatchError {
    /// The text is no JSON, or no batch.
    #[error("the batch is not valid: {0}")]
    Malformed(#[from] serde_json::Error),
    /// Too many events.
    #[error("the batch has {0} events, and {MAX_EVENTS} is the most")]
    TooMany(usize),
    /// An event's id is none.
    #[error("event {index} has no id of 32 hexadecimal digits")]
    Id {
        /// Which one, from 1.
        index: usize,
    },
}

/// An event ready to be stored.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// Its id.
    pub id: String,
    /// When it came.
    pub received_at: OffsetDateTime,
    /// Origin of the page it came from; none when no browser vouches for it.
    pub origin: Option<String>,
    /// The clean event as JSON.
    pub payload: String,
    /// What it is an occurrence of.
    pub sighting: Sighting,
}

impl Incoming {
    /// Cleans and classifies one event.
    ///
    /// # Errors
    /// When the clean event cannot be written as JSON.
    pub fn new(
        event: ErrorEvent,
        received_at: OffsetDateTime,
        origin: Option<String>,
    ) -> Result<Incoming, serde_json::Error> {
        let event = clean(event);
        let payload = serde_json::to_string(&event)?;
        Ok(Incoming { sighting: sight(&event), id: event.id, received_at, origin, payload })
    }
}

/// Reads a batch that a page of `origin` sent.
///
/// # Errors
/// [`BatchError`]; then nothing was taken.
pub fn read_batch(body: &[u8], received_at: OffsetDateTime, origin: Option<&str>) -> Result<Vec<Incoming>, BatchError> {
    let batch: EventBatch = serde_json::from_slice(body)?;
    if batch.events.len() > MAX_EVENTS {
        return Err(BatchError::TooMany(batch.events.len()));
    }
    let mut incoming = Vec::with_capacity(batch.events.len());
    for (at, event) in batch.events.into_iter().enumerate() {
        if event.id.len() != 32 || !event.id.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(BatchError::Id { index: at + 1 });
        }
        incoming.push(Incoming::new(event, received_at, origin.map(str::to_owned))?);
    }
    Ok(incoming)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(body: &str, expect: Result<usize, &str>) {
        let read = read_batch(body.as_bytes(), OffsetDateTime::UNIX_EPOCH, None);
        match (read, expect) {
            (Ok(events), Ok(count)) => assert_eq!(events.len(), count, "{body}"),
            (Err(error), Err(part)) => assert!(error.to_string().contains(part), "{error} for {body}"),
            (read, _) => panic!("{read:?} for {body}"),
        }
    }

    fn event(id: &str) -> String {
        format!(r#"{{"id":"{id}","occurred_at":"2026-01-02T03:04:05Z","mechanism":"fetch","message":"m"}}"#)
    }

    #[test]
    fn a_batch_is_taken_whole_or_not_at_all() {
        let id = "0123456789abcdef0123456789abcdef";
        check(r#"{"events":[]}"#, Ok(0));
        check(&format!(r#"{{"dropped":2,"events":[{}]}}"#, event(id)), Ok(1));
        check(&format!(r#"{{"events":[{},{}]}}"#, event(id), event("no")), Err("event 2"));
        check("{", Err("not valid"));
        check("[]", Err("not valid"));
        check(&format!(r#"{{"events":[{}]}}"#, vec![event(id); 101].join(",")), Err("101 events"));
        let deep = "[".repeat(100_000);
        check(&deep, Err("not valid"));
    }
}
