//! Objects as DDL: names quoted, everything schema-qualified, the deploying role as `current_user`.

mod column;
mod create;
mod policy;
mod privilege;
mod reference;
mod sequence;
mod stable;
mod whole;

pub use column::column_clause;
pub use create::create;
pub use privilege::{grant, revoke, role};
pub use reference::{comment, drop, owner_change, reference};
pub use whole::{Rendered, render_catalog};
