//! Nothing to do, known without reading every object again.
//!
//! What a plan says follows from the declared files, the live catalogs, the journal and the request. A deploy that leaves
//! nothing to do notes, in the journal of the very database, what these were: hashes, and for the catalogs a stamp of their
//! row versions. Where all of them are the same again, so is the plan: nothing to do. The answer itself, a line a statement,
//! is kept in the cache. Anything else, one row written or one file missing, and everything is read as ever.

mod answer;
mod look;
mod note;
mod question;
mod stage;
mod state;
mod survey;

pub(super) use note::Left;
pub(super) use question::Question;
pub use survey::Equal;
pub(super) use survey::Place;
