//! From an error to a mended database and back: `wrench issues`.

mod back;
mod forth;
mod ground;
mod hostile;
mod panel;
