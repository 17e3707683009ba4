//! A statement that the server refuses, in words.

use super::Applier;
use super::reports::server_error;
use crate::deploy::error::Stop;
use crate::deploy::explained::{scene, with_own_rule, with_rule};
use crate::deploy::report::StatementStatus;
use crate::postgres::PgError;

impl Applier<'_> {
    pub(super) fn refused(&mut self, at: usize, error: &PgError) -> Stop {
        let report = &mut self.report.statements[at];
        report.status = StatementStatus::Failed;
        report.error = Some(error.clone());
        self.report.summary.failed += 1;
        let planned = &self.plan.statements[at];
        let scene =
            scene(error, (&self.decided.statements, planned.index), &self.decided.have, &self.connection.server);
        let mut finding = with_rule(server_error("statement-failed", error), &scene);
        if let Some(own) = self.own_rule(at, error) {
            finding = with_own_rule(finding, own);
        }
        if let Some(declared) = planned.index.and_then(|index| self.decided.statements.get(index)) {
            let is_as_written = planned.sql.first().is_some_and(|sql| sql == declared.statement.text());
            finding = finding.at(match error.position.filter(|_| is_as_written) {
                Some(position) => declared.statement.location_of(position),
                None => declared.statement.location(),
            });
        }
        if let Some(last) = self.report.statements[at].attempts.last().filter(|last| !last.holders.is_empty()) {
            finding = finding.with_detail(format!("In the way: {}.", last.holders.join("; ")));
        }
        if finding.hint.is_none() {
            finding = finding.with_hint("The transaction was rolled back.");
        }
        Stop::failed(finding)
    }
}
