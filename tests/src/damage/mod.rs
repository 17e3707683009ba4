//! Random damage: a deployed schema is damaged behind Wrench's back, and what a deploy makes of it is judged.

mod contents;
mod dumped;
mod idempotent;
mod inflict;
mod judge;
mod random;
mod treat;
mod why;
mod world;

pub use contents::Contents;
pub use dumped::{Differences, Dumped, Line};
pub use idempotent::idempotent;
pub use inflict::{Damage, damage_kinds, inflict};
pub use judge::{Names, Outcome, State, judge, unexcused};
pub use random::Random;
pub use treat::{Effect, Treatment, migra_program, treat};
pub use why::{Effects, why};
pub use world::World;
