//! One task that writes: batches are gathered, stored together, and acknowledged when they are durable.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc, oneshot};
use tokio::time::MissedTickBehavior;
use tokio_util::sync::CancellationToken;

use super::feed::{Feed, News};
use super::incoming::Incoming;
use super::spool::Spool;
use super::store::{Store, StoreError, Writer};

/// Kilobytes of events that may wait in memory.
const QUEUE_KB: usize = 64 * 1024;
/// Batches that are stored together.
const GATHERED: usize = 256;
/// How often a store that is away is tried.
const RETRY: Duration = Duration::from_secs(1);

/// Why a batch was not taken.
#[derive(Debug, thiserror::Error)]
pub enum CollectError {
    /// The queue is full: try later.
    #[error("the queue of events is full")]
    Busy,
    /// The store is away and the spool cannot take more.
    #[error("neither the store nor the spool can take events")]
    Nowhere,
    /// The server is ending.
    #[error("the server is shutting down")]
    Closing,
}

/// A batch that is durable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// It waits on disk.
    pub is_spooled: bool,
}

struct Job {
    events: Vec<Incoming>,
    answer: oneshot::Sender<Result<Receipt, CollectError>>,
    _room: OwnedSemaphorePermit,
}

/// Takes events in.
#[derive(Clone, Debug)]
pub struct Collector {
    jobs: mpsc::Sender<Job>,
    room: Arc<Semaphore>,
}

impl Collector {
    /// Starts the writing task. It ends when `ending` is cancelled and everything taken in is durable.
    ///
    /// # Errors
    /// [`StoreError`], [`StoreError::InUse`] among them; once started, a store that goes away is waited for.
    pub async fn start(
        store: Arc<Store>,
        spool: Spool,
        feed: Feed,
        ending: CancellationToken,
    ) -> Result<(Collector, tokio::task::JoinHandle<()>), StoreError> {
        let (jobs, receiver) = mpsc::channel(4 * GATHERED);
        let is_backlog = spool.waiting_bytes() > 0;
        let writer = Some(store.writer().await?);
        let task = Task { store, spool, feed, writer, is_ready: true, is_backlog };
        let collector = Collector { jobs, room: Arc::new(Semaphore::new(QUEUE_KB)) };
        Ok((collector, tokio::spawn(task.run(receiver, ending))))
    }

    /// Takes a batch; when this returns well it is durable.
    ///
    /// # Errors
    /// [`CollectError`]; then none of it may be acknowledged.
    pub async fn take(&self, events: Vec<Incoming>) -> Result<Receipt, CollectError> {
        let bytes: usize = events.iter().map(|event| event.payload.len() + 1024).sum();
        let kilobytes = u32::try_from(bytes / 1024 + 1).unwrap_or(u32::MAX);
        let room = Arc::clone(&self.room).try_acquire_many_owned(kilobytes).map_err(|_| CollectError::Busy)?;
        let (answer, answered) = oneshot::channel();
        self.jobs.try_send(Job { events, answer, _room: room }).map_err(|error| match error {
            mpsc::error::TrySendError::Full(_) => CollectError::Busy,
            mpsc::error::TrySendError::Closed(_) => CollectError::Closing,
        })?;
        answered.await.unwrap_or(Err(CollectError::Closing))
    }
}

struct Task {
    store: Arc<Store>,
    spool: Spool,
    feed: Feed,
    writer: Option<Writer>,
    is_ready: bool,
    is_backlog: bool,
}

impl Task {
    async fn run(mut self, mut jobs: mpsc::Receiver<Job>, ending: CancellationToken) {
        let mut retry = tokio::time::interval(RETRY);
        retry.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut gathered = Vec::with_capacity(GATHERED);
        loop {
            tokio::select! {
                biased;
                count = jobs.recv_many(&mut gathered, GATHERED) => {
                    if count == 0 {
                        return;
                    }
                    self.settle(std::mem::take(&mut gathered)).await;
                }
                () = ending.cancelled(), if !jobs.is_closed() => jobs.close(),
                _ = retry.tick() => self.tend().await,
            }
        }
    }

    async fn settle(&mut self, jobs: Vec<Job>) {
        let events: Vec<Incoming> = jobs.iter().flat_map(|job| job.events.iter().cloned()).collect();
        let outcome = self.make_durable(&events).await;
        for job in jobs {
            let answer = match &outcome {
                Ok(receipt) => Ok(*receipt),
                Err(_) => Err(CollectError::Nowhere),
            };
            // Who asked may have gone.
            let _told = job.answer.send(answer);
        }
    }

    async fn make_durable(&mut self, events: &[Incoming]) -> Result<Receipt, CollectError> {
        if self.store_all(events).await.is_ok() {
            return Ok(Receipt { is_spooled: false });
        }
        self.spool.add(events).map_err(|error| {
            tracing::error!(error = &error as &dyn std::error::Error, "could not spool events");
            CollectError::Nowhere
        })?;
        self.is_backlog = true;
        Ok(Receipt { is_spooled: true })
    }

    /// Tries a store that was away, and empties the spool.
    async fn tend(&mut self) {
        if !self.is_backlog && self.writer.as_ref().is_some_and(Writer::is_open) {
            return;
        }
        if !self.is_backlog {
            let is_open = self.open_writer().await.is_ok();
            self.note_state(is_open);
            return;
        }
        let waiting = match self.spool.read() {
            Ok(waiting) => waiting,
            Err(error) => {
                tracing::error!(error = &error as &dyn std::error::Error, "could not read the spool");
                return;
            }
        };
        for part in waiting.chunks(GATHERED) {
            if self.store_all(part).await.is_err() {
                return;
            }
        }
        self.is_backlog = self.spool.clear().is_err();
    }

    /// Stores a batch; what the store refuses for its own sake is set aside, so that it cannot hold up the rest.
    async fn store_all(&mut self, events: &[Incoming]) -> Result<(), StoreError> {
        let outcome = match self.write(events).await {
            Err(error) if !error.is_outage() => self.write_one_by_one(events).await,
            outcome => outcome,
        };
        self.note_state(outcome.is_ok());
        outcome
    }

    async fn write_one_by_one(&mut self, events: &[Incoming]) -> Result<(), StoreError> {
        for event in events {
            match self.write(std::slice::from_ref(event)).await {
                Err(error) if error.is_outage() => return Err(error),
                Err(error) => {
                    tracing::error!(event = event.id, error = &error as &dyn std::error::Error, "event set aside");
                    if self.spool.set_aside(event).is_err() {
                        return Err(error);
                    }
                }
                Ok(()) => {}
            }
        }
        Ok(())
    }

    async fn write(&mut self, events: &[Incoming]) -> Result<(), StoreError> {
        let writer = self.open_writer().await?;
        let issues = writer.write(events).await?;
        for issue in issues {
            self.feed.tell(News::Issue(Box::new(issue)));
        }
        Ok(())
    }

    async fn open_writer(&mut self) -> Result<&mut Writer, StoreError> {
        let writer = match self.writer.take().filter(Writer::is_open) {
            Some(writer) => writer,
            None => self.store.writer().await?,
        };
        Ok(self.writer.insert(writer))
    }

    fn note_state(&mut self, is_ready: bool) {
        if self.is_ready == is_ready {
            return;
        }
        self.is_ready = is_ready;
        if is_ready {
            tracing::info!("the store is back");
        } else {
            tracing::warn!("the store is away, events wait on disk");
        }
        self.feed.tell(News::Store { is_ready });
    }
}
