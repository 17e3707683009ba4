//! Random damage: a deployed schema is damaged behind Wrench's back, and what a deploy makes of it is judged.

mod contents;
mod dumped;
mod inflict;
mod judge;
mod random;
mod world;

pub use contents::Contents;
pub use dumped::{Differences, Dumped, Line};
pub use inflict::{Damage, damage_kinds, inflict};
pub use judge::{Names, Outcome, State, judge, unexcused};
pub use random::Random;
pub use world::World;
