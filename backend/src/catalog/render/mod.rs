//! Objects as DDL: names quoted, everything schema-qualified, the deploying role as `current_user`.

mod aggregate;
mod collation;
mod column;
mod create;
mod data_type;
mod event_trigger;
mod foreign;
mod policy;
mod privilege;
mod publication;
mod reference;
mod rule;
mod sequence;
mod stable;
mod statistics;
mod table;

pub use column::column_clause;
pub use create::create;
pub use data_type::{add_domain_constraint, attribute_clause, attribute_comment, domain_constraint_comment};
pub use foreign::foreign_options;
pub use privilege::{grant, revoke, role};
pub use publication::publication_options;
pub use reference::{comment, drop, owner_change, reference};
pub use rule::replace_rule;
