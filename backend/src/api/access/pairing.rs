//! One-time codes: what is read off the terminal makes a browser known.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Characters that are not taken for one another.
const ALPHABET: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const LENGTH: usize = 8;
const LIFE: Duration = Duration::from_secs(5 * 60);
const TRIES: u8 = 5;
/// A page must not be able to flood the terminal.
const NEW_CODE_EVERY: Duration = Duration::from_secs(2);

/// A code as a person reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PairingCode(String);

impl std::fmt::Display for PairingCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (first, second) = self.0.split_at(LENGTH / 2);
        write!(f, "{first}-{second}")
    }
}

/// Why a code was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::api) enum PairingError {
    /// It is another one.
    Wrong {
        /// Tries that are left.
        left: u8,
    },
    /// There is none: used, too old, or tried too often.
    NoCode,
}

/// The code that is valid now, if any.
#[derive(Debug, Default)]
pub(in crate::api) struct Pairing {
    current: Mutex<Option<Current>>,
}

#[derive(Debug)]
struct Current {
    code: String,
    made: Instant,
    left: u8,
}

impl Pairing {
    /// Makes a code, which ends the one before. `None` when one was made just now.
    pub(in crate::api) fn new_code(&self, now: Instant) -> Result<Option<PairingCode>, getrandom::Error> {
        let mut current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
        if current.as_ref().is_some_and(|current| now.duration_since(current.made) < NEW_CODE_EVERY) {
            return Ok(None);
        }
        let mut bytes = [0; LENGTH];
        getrandom::fill(&mut bytes)?;
        // 32 divides 256: every character is as likely.
        let code: String = bytes.iter().map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect();
        *current = Some(Current { code: code.clone(), made: now, left: TRIES });
        Ok(Some(PairingCode(code)))
    }

    /// Uses a code up. Case, dashes and blanks do not matter.
    pub(in crate::api) fn redeem(&self, given: &str, now: Instant) -> Result<(), PairingError> {
        let mut current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(valid) = current.as_mut().filter(|current| now.duration_since(current.made) < LIFE) else {
            *current = None;
            return Err(PairingError::NoCode);
        };
        let given: String = given.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_uppercase();
        if is_equal(given.as_bytes(), valid.code.as_bytes()) {
            *current = None;
            return Ok(());
        }
        valid.left -= 1;
        let left = valid.left;
        if left == 0 {
            *current = None;
            return Err(PairingError::NoCode);
        }
        Err(PairingError::Wrong { left })
    }
}

/// Compares without telling by its time how much was right.
fn is_equal(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && one.iter().zip(other).fold(0, |differing, (a, b)| differing | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fresh() -> (Pairing, String, Instant) {
        let (pairing, now) = (Pairing::default(), Instant::now());
        let code = pairing.new_code(now).expect("random numbers").expect("a first code");
        (pairing, code.to_string(), now)
    }

    #[test]
    fn a_code_works_once_however_it_is_written() {
        let (pairing, code, now) = fresh();
        assert_eq!(pairing.redeem(&format!(" {} ", code.to_lowercase()), now), Ok(()));
        assert_eq!(pairing.redeem(&code, now), Err(PairingError::NoCode));
    }

    #[test]
    fn five_wrong_tries_end_a_code() {
        let (pairing, code, now) = fresh();
        for left in (1..TRIES).rev() {
            assert_eq!(pairing.redeem("????????", now), Err(PairingError::Wrong { left }));
        }
        assert_eq!(pairing.redeem("????????", now), Err(PairingError::NoCode));
        assert_eq!(pairing.redeem(&code, now), Err(PairingError::NoCode));
    }

    #[test]
    fn five_minutes_end_a_code() {
        let (pairing, code, now) = fresh();
        assert_eq!(pairing.redeem(&code, now + LIFE), Err(PairingError::NoCode));
    }

    #[test]
    fn codes_cannot_be_asked_for_faster_than_a_person_reads() {
        let (pairing, _, now) = fresh();
        assert_eq!(pairing.new_code(now), Ok(None));
        assert!(pairing.new_code(now + NEW_CODE_EVERY).expect("random numbers").is_some());
    }
}
