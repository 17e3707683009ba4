//! 25006: a target that cannot be written.

use crate::heal::failure::{Advice, Failure, Scene};
use crate::heal::rule::{Applicability, Rule};

pub(in crate::heal) const RULE: Rule = Rule {
    code: "read-only-sql-transaction",
    sqlstate: "25006",
    condition: "read_only_sql_transaction",
    kinds: &[],
    applicability: Applicability::DisplayOnly,
    retry: None,
    problem: "The target is a standby, or its transactions are read-only by default.",
    action: "Finds out right after connecting and refuses, before files are tried or anything is locked.",
    limits: "Always: the wrong server is not made right by waiting.",
};

pub(in crate::heal) const FAILURE: Failure = Failure { rule: &RULE, sqlstates: &["25006"], says: &[], advise };

fn advise(_: &Scene<'_>) -> Advice {
    Advice::new(
        "Connect to the primary server, or have `default_transaction_read_only` turned off for this role and database.",
    )
}
