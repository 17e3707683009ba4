//! Scripts of catalogs made by hand.

mod circles;
mod made;
mod order;
