//! What the server says unasked while a plan is applied.

use super::Applier;
use crate::catalog::Catalog;
use crate::deploy::error::Stop;
use crate::finding::Finding;
use crate::postgres::Notice;
use crate::sql::mentions;

/// "Already exists, skipping": relations, columns, other objects, schemas, functions.
const SKIPS: [&str; 5] = ["42P07", "42701", "42710", "42P06", "42723"];

impl Applier<'_> {
    /// Listens to what came since the segment began.
    pub(super) fn hear(&mut self) -> Result<(), Stop> {
        self.notices = self.connection.take_notices();
        if let Some(finding) = self.notices.iter().find_map(interrupted) {
            return Err(Stop::failed(finding));
        }
        for notice in self.notices.iter().filter(|notice| notice.sqlstate == "42622") {
            let said = self.report.findings.iter().any(|f| f.code == "name-too-long" && f.message == notice.message);
            if !said {
                let finding = Finding::warn("name-too-long", notice.message.clone());
                self.report.findings.push(finding.with_hint("Choose a shorter name.").explained_by("name-too-long"));
            }
        }
        Ok(())
    }

    /// Whether the server passed over something in the running segment.
    pub(super) fn heard_of_skips(&self) -> bool {
        self.notices.iter().any(is_skip)
    }

    /// Once the segment is proved: what the server passed over is what is declared, or nobody has compared it.
    pub(super) fn account_for_skips(&mut self, live: &Catalog) {
        let notices = std::mem::take(&mut self.notices);
        for notice in notices.iter().filter(|notice| is_skip(notice)) {
            let known = self.decided.elaboration.repeated.iter().any(|repeated| repeated.message == notice.message);
            if known {
                continue;
            }
            let name = notice.message.split('"').nth(1).unwrap_or_default();
            let is_named = |id: &&crate::catalog::ObjectId| id.name.split('(').next() == Some(name);
            let declared = &self.decided.elaboration.declared;
            let is_proved = declared.objects.keys().filter(is_named).any(|id| live.get(id).is_some());
            let finding = match is_proved {
                true => Finding::info("skipped-by-server", notice.message.clone())
                    .with_detail("It was made by somebody else while this deploy ran; what is there is as declared."),
                false => Finding::warn("skipped-by-server", notice.message.clone())
                    .with_detail("What is there is declared nowhere in the end, so nobody has compared it.")
                    .with_hint("Leave out `if not exists`, or look at what is there."),
            };
            let place = self.plan.statements.iter().filter_map(|planned| planned.index);
            let place = place.filter_map(|index| self.decided.statements.get(index));
            let mut place = place.filter(|declared| mentions(declared.statement.text(), name));
            let finding = match place.next() {
                Some(declared) => finding.at(declared.statement.location()),
                None => finding,
            };
            self.report.findings.push(finding);
        }
    }
}

fn is_skip(notice: &Notice) -> bool {
    SKIPS.contains(&notice.sqlstate.as_str()) && notice.message.ends_with("skipping")
}

/// A transaction that was ended or begun by somebody else: what was to be committed together is not together.
fn interrupted(notice: &Notice) -> Option<Finding> {
    let is_warning = notice.severity == "WARNING" && matches!(notice.sqlstate.as_str(), "25P01" | "25001");
    is_warning.then(|| {
        Finding::error("transaction-interrupted", format!("{} (SQLSTATE {})", notice.message, notice.sqlstate))
            .with_detail("Something began or ended a transaction in the middle of the deploy's own, so the proof would prove nothing.")
            .with_hint("Take BEGIN, COMMIT and ROLLBACK out of the files, except as a pair around whole statements of one file.")
            .explained_by("no-active-sql-transaction")
    })
}

#[cfg(test)]
mod tests {
    use super::{interrupted, is_skip};
    use crate::postgres::Notice;

    fn notice(severity: &str, sqlstate: &str, message: &str) -> Notice {
        Notice { severity: severity.into(), sqlstate: sqlstate.into(), message: message.into() }
    }

    #[test]
    fn only_a_warning_about_transactions_ends_the_deploy() {
        assert!(interrupted(&notice("WARNING", "25P01", "there is no transaction in progress")).is_some());
        assert!(interrupted(&notice("WARNING", "25001", "there is already a transaction in progress")).is_some());
        assert!(interrupted(&notice("NOTICE", "42P07", "relation \"jobs\" already exists, skipping")).is_none());
        assert!(interrupted(&notice("WARNING", "01000", "something else")).is_none());
    }

    #[test]
    fn a_skip_is_told_by_its_code_and_its_last_word() {
        assert!(is_skip(&notice("NOTICE", "42701", "column \"a\" of relation \"t\" already exists, skipping")));
        assert!(!is_skip(&notice("NOTICE", "00000", "table \"t\" does not exist, skipping")));
    }
}
