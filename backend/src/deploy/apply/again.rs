//! Sends a transaction again when what stopped it passes by itself.

use std::collections::BTreeSet;
use std::time::Duration;

use time::OffsetDateTime;
use tokio_postgres::{Client, Row};

use super::Applier;
use crate::catalog::{Kind, ObjectId};
use crate::deploy::event::Event;
use crate::deploy::report::Attempt;
use crate::heal::{Budget, UserAction, UserRule, retry_rule};
use crate::plan::HealLevel;
use crate::postgres::PgError;
use crate::sql::qualified;

impl Applier<'_> {
    /// Waits if the transaction, which was taken back, may be sent again; answers whether it may. `failures` counts
    /// how often it was.
    pub(super) async fn waits_for_another_try(&mut self, at: usize, error: &PgError, failures: u32) -> bool {
        let own = self.own_rule(at, error);
        let rule = match own.map(|own| (&own.action, own.rule)) {
            Some((UserAction::Fail, _)) => None,
            Some((UserAction::Retry, rule)) => Some(rule),
            Some((UserAction::Explain, _)) | None => retry_rule(error),
        };
        let Some(rule) = rule.filter(|_| self.decided.options.heal != HealLevel::Off) else { return false };
        let Some(budget) = rule.retry.filter(|budget| failures < budget.attempts) else { return false };
        let holders = lock_holders(self.client(), self.relations_of(at)).await;
        let pause = pause_after(failures, budget);
        (self.on_event)(Event::Retrying { message: &error.message, holders: &holders, pause_ms: pause.as_millis() });
        let report = &mut self.report.statements[at];
        if report.attempts.is_empty() && report.heals.is_empty() {
            self.report.summary.healed += 1;
        }
        report.attempts.push(Attempt { rule, error: error.clone(), holders, pause });
        if error.sqlstate == "55006" {
            self.immediate.insert(at);
        }
        tokio::time::sleep(pause).await;
        true
    }

    /// The project's rule for a failure.
    pub(super) fn own_rule(&self, at: usize, error: &PgError) -> Option<&UserRule> {
        let report = &self.report.statements[at];
        let object = self.plan.statements[at].object.as_ref().map(ObjectId::path);
        let touched =
            || self.plan.statements[at].index.map(|index| self.decided.elaboration.attribution.concerned_by(index));
        let object = object.or_else(|| touched()?.into_iter().next().map(ObjectId::path));
        self.decided.heal_rules.iter().find(|rule| rule.is(error, &report.kind, object.as_deref()))
    }

    /// The relations a statement is about, quoted.
    fn relations_of(&self, at: usize) -> Vec<String> {
        let planned = &self.plan.statements[at];
        let touched = planned.index.map(|index| self.decided.elaboration.attribution.concerned_by(index));
        let objects = touched.unwrap_or_default().into_iter().chain(&planned.object);
        let names: BTreeSet<String> = objects.filter_map(|id| self.relation(id)).collect();
        names.into_iter().collect()
    }

    fn relation(&self, id: &ObjectId) -> Option<String> {
        let table = match id.kind {
            Kind::Table | Kind::View | Kind::Sequence => Some(id.clone()),
            _ => self
                .decided
                .elaboration
                .full
                .get(id)
                .and_then(crate::catalog::Object::table)
                .or_else(|| id.parent_table()),
        }?;
        Some(qualified(&table.schema, &table.name))
    }
}

/// Who holds locks on relations, in words; nobody where that cannot be read.
async fn lock_holders(client: &Client, relations: Vec<String>) -> Vec<String> {
    let found = client.query(include_str!("../queries/lock_holders.sql"), &[&relations]).await;
    let words = |row: &Row| {
        let (pid, application, role): (i32, String, String) = (row.get(0), row.get(1), row.get(2));
        let (state, seconds, relation): (String, Option<i64>, String) = (row.get(3), row.get(4), row.get(5));
        let since = seconds.map(|seconds| format!(" for {seconds} s")).unwrap_or_default();
        format!("process {pid} (\"{application}\", role \"{role}\"), {state}{since}, holds \"{relation}\"")
    };
    found.map(|rows| rows.iter().map(words).collect()).unwrap_or_default()
}

/// The pause after the given number of failures: doubled each time, and up to a quarter longer so that two who met once
/// do not meet again.
fn pause_after(failures: u32, budget: Budget) -> Duration {
    let doubled = budget.pause.saturating_mul(1 << failures.saturating_sub(1).min(16)).min(budget.longest_pause);
    let quarter = u64::try_from(doubled.as_millis() / 4).unwrap_or_default().max(1);
    let chance = u64::from(OffsetDateTime::now_utc().nanosecond()) % quarter;
    doubled + Duration::from_millis(chance)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::pause_after;
    use crate::heal::Budget;

    #[test]
    fn pauses_grow_to_their_limit() {
        let budget =
            Budget { attempts: 9, pause: Duration::from_millis(100), longest_pause: Duration::from_millis(1000) };
        for (failures, least) in [(1, 100), (2, 200), (4, 800), (5, 1000), (40, 1000)] {
            let pause = pause_after(failures, budget).as_millis();
            assert!((least..=least + least / 4).contains(&pause), "{failures}: {pause}");
        }
    }
}
