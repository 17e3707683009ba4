//! Bearers: random, known by their hash alone, remembered in the store across restarts.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use sha2::{Digest, Sha256};
use time::{Duration, OffsetDateTime};

/// Life of a session.
const LIFE: Duration = Duration::days(30);
const TOKEN_BYTES: usize = 32;

/// Hash of a bearer.
type Hash = [u8; 32];

/// Sessions that have not ended.
#[derive(Debug, Default)]
pub(in crate::api) struct Sessions {
    known: RwLock<HashMap<Hash, OffsetDateTime>>,
}

impl Sessions {
    /// Sessions as the store has them.
    pub(in crate::api) fn new(stored: Vec<(Vec<u8>, OffsetDateTime)>) -> Sessions {
        let known = stored.into_iter().filter_map(|(hash, end)| Some((Hash::try_from(hash).ok()?, end))).collect();
        Sessions { known: RwLock::new(known) }
    }

    /// Makes a bearer. Answers with it, its hash and its end.
    pub(in crate::api) fn begin(
        &self,
        now: OffsetDateTime,
    ) -> Result<(String, Hash, OffsetDateTime), getrandom::Error> {
        let mut bytes = [0; TOKEN_BYTES];
        getrandom::fill(&mut bytes)?;
        let token: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        let (hash, end) = (hash(&token), now + LIFE);
        self.known.write().unwrap_or_else(PoisonError::into_inner).insert(hash, end);
        Ok((token, hash, end))
    }

    /// Whether a bearer is known.
    pub(in crate::api) fn knows(&self, token: &str, now: OffsetDateTime) -> bool {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        known.get(&hash(token)).is_some_and(|end| *end > now)
    }

    /// Ends a session; answers with its hash.
    pub(in crate::api) fn end(&self, token: &str) -> Hash {
        let hash = hash(token);
        self.known.write().unwrap_or_else(PoisonError::into_inner).remove(&hash);
        hash
    }
}

fn hash(token: &str) -> Hash {
    Sha256::digest(token.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_lives_until_it_is_ended_or_too_old() {
        let (sessions, now) = (Sessions::default(), OffsetDateTime::UNIX_EPOCH);
        let (token, hash, end) = sessions.begin(now).expect("random numbers");
        assert!(sessions.knows(&token, now) && !sessions.knows("another", now));
        assert!(!sessions.knows(&token, end));
        let restarted = Sessions::new(vec![(hash.to_vec(), end)]);
        assert!(restarted.knows(&token, now));
        restarted.end(&token);
        assert!(!restarted.knows(&token, now));
    }
}
