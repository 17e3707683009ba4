//! Proposes repairs for statements that would fail or would hide a difference.
//!
//! A rule looks at the statement and the catalogs and answers with a [`Heal`]. Nothing here connects or runs SQL:
//! `plan` asks before anything is sent, `deploy` executes what was decided.

mod detour;
mod failure;
mod near;
mod partitions;
mod proposal;
mod registry;
mod rule;
mod rules;
mod user;

pub use detour::{Detour, Way, instead, waits};
pub use failure::{Advice, Explained, Scene, explain};
pub use near::{listed, nearest};
pub use proposal::{Evidence, Heal};
pub use registry::{RULES, lost_connection_rule, retry_rule, rule_by_code, rule_for};
pub use rule::{Applicability, Budget, Rule};
pub use user::{UserAction, UserRule, UserRuleTable, user_rules};
