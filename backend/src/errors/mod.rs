//! The error server's heart: takes events in, makes values shapes, classifies, groups, stores, and tells who listens.
//!
//! Changes its own store and spool, never a target: what a person applies goes through `deploy`. The stored event is the received event, made clean; what an issue means is
//! worked out from it each time, so a better classifier explains old events better.

mod collector;
mod explain;
mod feed;
mod incoming;
mod repair;
mod settle;
mod spool;
mod stack;
mod store;

pub use collector::{CollectError, Collector, Receipt};
pub use explain::{Sighting, diagnose_event, most_telling};
pub use feed::{Feed, FeedItem, News, Subscription};
pub use incoming::{BatchError, Incoming, MAX_BATCH_BYTES, read_batch};
pub use repair::{
    Applied, Asked, Draft, Refused, Suggested, Tried, Undo, apply, draft, draft_undo, suggest, try_out, undo,
};
pub use settle::settle;
pub use spool::{Spool, SpoolError};
pub use store::{Issue, IssueState, Repair, Store, StoreError, StoredEvent};
