//! Who may call: hosts, origins, the project key, one-time codes, bearers.

mod addresses;
mod guard;
mod pairing;
mod sessions;

pub(super) use addresses::{Addresses, frame_ancestors};
pub(super) use guard::{app_origin, known_host, own_origin, paired};
pub use pairing::PairingCode;
pub(super) use pairing::{Pairing, PairingError};
pub(super) use sessions::Sessions;
