//! 26000: prepared statements that another server process has.

use crate::heal::failure::{Advice, Failure, Scene};
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "invalid-sql-statement-name",
    sqlstate: "26000",
    condition: "invalid_sql_statement_name",
    kinds: &[],
    applicability: Applicability::DisplayOnly,
    retry: None,
    problem: "`prepared statement … does not exist`, or 42P05 `… already exists`: a pooler in transaction mode is in between.",
    action: "Finds such poolers out right after connecting and refuses.",
    limits: "Always: session locks and settings are void there, too.",
};

pub(in crate::heal) const FAILURE: Failure = Failure { rule: &RULE, sqlstates: &["26000", "42P05"], says: &[], advise };

fn advise(_: &Scene<'_>) -> Advice {
    Advice::new("Connect directly or through the session pooler (on Supabase: port 5432 instead of 6543).")
}
