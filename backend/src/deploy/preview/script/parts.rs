//! The plan's segments as parts of the script.

use std::collections::BTreeSet;

use super::guard::check;
use super::privileges::settle;
use super::rows;
use super::text::{comment, ended, fill};
use super::write::Material;
use crate::catalog::Kind;
use crate::deploy::apply::{Settings, place_of};
use crate::deploy::error::DeployError;
use crate::plan::{Part, Segment, SegmentKind};
use crate::sql::{literal, qualified};

/// Transactions of ours may wait this long for a lock, as those of a deploy.
const LOCK_TIMEOUT: &str = "set local lock_timeout = '5s';\n";

/// Until the next check has passed, what runs outside a transaction may only read.
const CLOSE: &str = "set default_transaction_read_only = on;\n";

/// The check has passed. Undone with the transaction where it has not.
const OPEN: &str = "set default_transaction_read_only = off;\n";

/// Parts of a script, numbered.
pub(super) struct Parts<'a> {
    material: &'a Material<'a>,
    /// How many there are.
    count: usize,
    done: usize,
    text: String,
    settings: Settings<'a>,
}

impl<'a> Parts<'a> {
    pub(super) fn new(material: &'a Material<'a>) -> Parts<'a> {
        let alone = |segment: &&Segment| segment.kind == SegmentKind::Autocommit;
        let segments = &material.plan.segments;
        // Checks and the end; and three parts for a statement that stands alone.
        let count = 2 + segments.len() + 2 * segments.iter().filter(alone).count();
        let settings = Settings::of(material.decided, material.plan);
        Parts { material, count, done: 0, text: String::new(), settings }
    }

    /// The whole text.
    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// A part that is one transaction: `head` checks, `body` does.
    pub(super) fn transaction(&mut self, title: &str, head: &str, body: &str) {
        self.title(title);
        self.text += "begin read write;\n";
        self.text += LOCK_TIMEOUT;
        self.text += head;
        self.text += body;
        self.done += 1;
        let mark = format!("{{\"part\": \"{}\"}}", self.done);
        if self.done < self.count {
            let id = literal(&self.material.report.id);
            self.text += &ended(
                &["update wrench.deployment", &format!("set summary = {} where id = {id}", literal(&mark))].join(" "),
            );
        }
        self.text += "commit;\n";
    }

    /// The last part: closes the journal's row.
    pub(super) fn end(&mut self, closing: &str) {
        let head = self.check("");
        self.transaction("everything is done", &head, closing);
    }

    fn title(&mut self, title: &str) {
        self.text += &format!("\n-- Part {} of {}: {title}\n", self.done + 1, self.count);
    }

    fn check(&self, more: &str) -> String {
        check(&self.material.report.id, self.done, more)
    }

    /// One segment of the plan.
    pub(super) fn segment(&mut self, segment: &Segment) -> Result<(), DeployError> {
        let phase = phases_of(self.material, segment);
        let base = segment.ends.iter().map(|phase| rows::base(self.material, *phase)).collect::<Result<String, _>>()?;
        if segment.kind == SegmentKind::Transaction {
            let runs = |at: &&usize| self.material.plan.statements[**at].decision.runs();
            let change = if segment.part == Part::Change { "a change, " } else { "" };
            let title = format!("{phase}, {change}{}", count(segment.statements.iter().filter(runs).count()));
            let body = [self.body(segment), self.record(segment), base].concat();
            self.transaction(&title, &self.check(""), &body);
            return Ok(());
        }
        let intent = rows::statements(self.material, segment, "intent");
        self.text += "\n";
        self.text += CLOSE;
        self.transaction(
            &format!("{phase}, before a statement that stands alone"),
            &self.check(""),
            &[&intent, OPEN].concat(),
        );
        self.title(&format!("{phase}, a statement that cannot run in a transaction"));
        self.text += "-- In an SQL editor run this part by itself, after the part before it.\n";
        let body = self.body(segment);
        self.text += &body;
        // It leaves no mark of its own; what it did is looked at.
        let effect = self.effect(segment);
        let head = self.check(&effect);
        self.done += 1;
        self.transaction(&format!("{phase}, after it"), &head, &[self.record(segment), base].concat());
        Ok(())
    }

    fn record(&self, segment: &Segment) -> String {
        let done: Vec<usize> =
            segment.statements.iter().filter_map(|at| self.material.plan.statements[*at].index).collect();
        let decided = self.material.decided;
        let kept = decided.migrations.script(&decided.statements, done.into_iter());
        [rows::statements(self.material, segment, "done"), kept.iter().map(|sql| ended(sql)).collect()].concat()
    }

    /// What is sent, with the settings of its files.
    fn body(&self, segment: &Segment) -> String {
        let Material { decided, plan, .. } = self.material;
        let mut text = String::new();
        let mut before = None;
        for message in self.settings.messages(segment, false) {
            if let Some(planned) = message.at.filter(|_| message.at != before).map(|at| &plan.statements[at]) {
                let place = place_of(decided, planned);
                text += &comment(&format!("{place} ({})", planned.decision.as_str()));
            }
            before = message.at;
            text += &ended(message.sql);
        }
        text += &settle(self.material, segment).iter().map(|sql| ended(sql)).collect::<String>();
        text
    }

    /// The check that an index is built, or gone.
    fn effect(&self, segment: &Segment) -> String {
        let Material { decided, plan, .. } = self.material;
        let indexes = segment.statements.iter().filter_map(|at| plan.statements[*at].index);
        let checks = indexes.flat_map(|index| {
            let declared = &decided.statements[index];
            let made = decided.elaboration.attribution.written_by(index).filter(|id| id.kind == Kind::Index);
            let made = made.map(|id| (include_str!("sql/index_valid.sql"), qualified(&id.schema, &id.name)));
            let dropped = declared.statement.drops.iter().filter(|target| target.kind == "index");
            let gone = dropped.map(|target| {
                let path: Vec<String> = target.path.iter().map(|name| crate::sql::ident(name)).collect();
                (include_str!("sql/index_gone.sql"), path.join("."))
            });
            made.chain(gone).collect::<Vec<_>>()
        });
        checks.map(|(template, name)| fill(template, &[("name", &literal(&name))])).collect()
    }
}

/// The phases a segment has statements of.
fn phases_of(material: &Material<'_>, segment: &Segment) -> String {
    let phases: BTreeSet<usize> = segment.statements.iter().map(|at| material.plan.statements[*at].phase).collect();
    let names: Vec<&str> = phases.iter().map(|phase| material.decided.phase_names[*phase].as_str()).collect();
    names.join(", ")
}

fn count(statements: usize) -> String {
    match statements {
        0 => "nothing to send".to_owned(),
        1 => "1 statement".to_owned(),
        more => format!("{more} statements"),
    }
}
