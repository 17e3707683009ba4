//! Is `render_catalog(load(database))` the database? On every schema at hand: rendered on an empty database and read back,
//! the catalog must be equal by the product's own comparison and the database by `pg_dump`.

mod compare;
mod report;
pub(crate) mod sides;
mod trip;
mod whole;
