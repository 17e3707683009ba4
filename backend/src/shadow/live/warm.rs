//! Keeps the copy of the live schema, and makes trials from it.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use tokio::sync::{Mutex, Semaphore};

use super::copy::LiveCopy;
use super::equal::Unproved;
use super::state::LiveState;
use super::trial::Trial;
use crate::postgres::{BinarySearch, find_binaries};
use crate::shadow::spec::{ShadowError, ShadowLimits};

/// Trials at a time. The server has 20 connections, and each trial takes two or three.
const TRIALS: usize = 4;

/// How copies are made.
#[derive(Clone, Debug)]
pub struct LiveShadowSpec {
    /// Where server programs are looked for; their major is the target's.
    pub search: BinarySearch,
    /// Folder for what makes the next start quick.
    pub cache: PathBuf,
    /// How much rendering, and each trial, may use.
    pub limits: ShadowLimits,
}

/// What warming did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warmed {
    /// The copy is of this very state already.
    Unchanged,
    /// A copy was made, in this time.
    Made(Duration),
}

/// How far the copy is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warmth {
    /// There is none.
    Cold,
    /// One is being made; trials use the last one.
    Warming,
    /// It is there.
    Warm {
        /// How much of the live schema it says nothing about.
        unproved: usize,
        /// In which time it was made.
        took: Duration,
    },
    /// None could be made of the last state.
    Failed(String),
}

/// The shadow of live.
#[derive(Debug)]
pub struct LiveShadow {
    spec: LiveShadowSpec,
    current: RwLock<Option<Arc<LiveCopy>>>,
    warmth: RwLock<Warmth>,
    warming: Mutex<()>,
    permits: Arc<Semaphore>,
    trials: AtomicU64,
}

impl LiveShadow {
    /// A shadow without a copy: nothing is started until it is warmed.
    pub fn new(spec: LiveShadowSpec) -> LiveShadow {
        LiveShadow {
            spec,
            current: RwLock::default(),
            warmth: RwLock::new(Warmth::Cold),
            warming: Mutex::default(),
            permits: Arc::new(Semaphore::new(TRIALS)),
            trials: AtomicU64::new(0),
        }
    }

    /// Makes a copy of a state, unless there is one. Trials of the copy before go on, and end with it.
    ///
    /// # Errors
    /// [`ShadowError`]; the copy before stays.
    pub async fn warm(&self, state: &LiveState) -> Result<Warmed, ShadowError> {
        let _one_at_a_time = self.warming.lock().await;
        let fingerprint = state.fingerprint();
        if let Some(copy) = self.current().filter(|copy| copy.fingerprint == fingerprint)
            && copy.is_alive().await
        {
            return Ok(Warmed::Unchanged);
        }
        self.set_warmth(Warmth::Warming);
        match self.make(state, fingerprint).await {
            Ok(copy) => {
                let took = copy.took;
                self.set_warmth(Warmth::Warm { unproved: copy.unproved.len(), took });
                *self.current.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(copy));
                Ok(Warmed::Made(took))
            }
            Err(error) => {
                self.set_warmth(Warmth::Failed(error.to_string()));
                Err(error)
            }
        }
    }

    /// A trial on the copy as it is now; waits while too many others run.
    ///
    /// # Errors
    /// [`ShadowError::Cold`] where there is no copy.
    pub async fn trial(&self) -> Result<Trial, ShadowError> {
        let permit = Arc::clone(&self.permits).acquire_owned().await.map_err(|_| ShadowError::Cold)?;
        let mut copy = self.current().ok_or(ShadowError::Cold)?;
        // A trial may have brought its server down.
        if !copy.is_alive().await {
            self.warm(&copy.state).await?;
            copy = self.current().ok_or(ShadowError::Cold)?;
        }
        let name = format!("trial_{}", self.trials.fetch_add(1, Ordering::Relaxed));
        Trial::begin(copy, (name, self.spec.limits), permit).await
    }

    /// How far the copy is.
    pub fn warmth(&self) -> Warmth {
        self.warmth.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What the copy says nothing about.
    pub fn unproved(&self) -> Vec<Unproved> {
        self.current().map(|copy| copy.unproved.clone()).unwrap_or_default()
    }

    async fn make(&self, state: &LiveState, fingerprint: String) -> Result<LiveCopy, ShadowError> {
        let search = BinarySearch { major: Some(state.major), ..self.spec.search.clone() };
        let binaries = find_binaries(&search).map_err(ShadowError::Start)?;
        LiveCopy::make(&self.spec, &binaries, (state, fingerprint)).await
    }

    fn current(&self) -> Option<Arc<LiveCopy>> {
        self.current.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn set_warmth(&self, warmth: Warmth) {
        *self.warmth.write().unwrap_or_else(PoisonError::into_inner) = warmth;
    }
}
