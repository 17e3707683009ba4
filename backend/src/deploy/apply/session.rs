//! Session settings of a file: in force for its own statements only, wherever those are sent.

use std::sync::Arc;

use crate::deploy::decided::Decided;
use crate::plan::{DeclaredStatement, Plan, Segment, SegmentKind};
use crate::sql::StatementClass;

/// Back to the session as it was opened.
pub(in crate::deploy) const RESET: &str = "reset session authorization; reset role; reset all";

/// One message, and the planned statement it belongs to; none for a setting that is made again, or taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::deploy) struct Message<'a> {
    /// Index among the plan's statements.
    pub(in crate::deploy) at: Option<usize>,
    /// What is sent.
    pub(in crate::deploy) sql: &'a str,
}

/// A setting of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Setting<'a> {
    text: &'a str,
    /// It ends with the transaction of the file.
    is_local: bool,
}

/// Which settings are in force at each statement of a plan.
pub(in crate::deploy) struct Settings<'a> {
    decided: &'a Decided,
    plan: &'a Plan,
    /// By planned statement: what its file set before it.
    before: Vec<Arc<[Setting<'a>]>>,
}

impl<'a> Settings<'a> {
    /// Reads them off the plan. Settings of a transaction hold to the file's own `COMMIT`, not to a cut that the file did
    /// not ask for.
    pub(in crate::deploy) fn of(decided: &'a Decided, plan: &'a Plan) -> Settings<'a> {
        let none: Arc<[Setting<'_>]> = Arc::from([]);
        let mut known = Settings { decided, plan, before: Vec::with_capacity(plan.statements.len()) };
        let mut file = None;
        let mut here = Arc::clone(&none);
        for at in 0..plan.statements.len() {
            let Some(declared) = known.declared_at(at) else {
                known.before.push(Arc::clone(&none));
                continue;
            };
            if file != Some((declared.phase, declared.file.as_str())) {
                file = Some((declared.phase, declared.file.as_str()));
                here = Arc::clone(&none);
            }
            known.before.push(Arc::clone(&here));
            match declared.statement.class {
                StatementClass::Transaction => {
                    here = here.iter().copied().filter(|setting| !setting.is_local).collect()
                }
                StatementClass::Session if plan.statements[at].decision.runs() => {
                    let setting =
                        Setting { text: declared.statement.text(), is_local: declared.statement.is_local_setting() };
                    here = here.iter().copied().chain([setting]).collect();
                }
                _ => {}
            }
        }
        known
    }

    /// Everything that is sent for a segment: each statement under the settings of its file, and at the end the session
    /// as it was opened. `wary` takes back what may have been set by what is no setting, too.
    pub(in crate::deploy) fn messages(&self, segment: &Segment, wary: bool) -> Vec<Message<'a>> {
        let plan = self.plan;
        let mut all: Vec<Message<'a>> = Vec::new();
        let mut current: Vec<&'a str> = Vec::new();
        let mut file = None;
        let mut is_dirty = false;
        for at in segment.statements.iter().copied().filter(|at| plan.statements[*at].decision.runs()) {
            let declared = self.declared_at(at);
            let here = declared.map(|declared| (declared.phase, declared.file.as_str()));
            let wanted = self.in_force(at, segment.kind);
            if here != file || !wanted.starts_with(&current) {
                all.extend(is_dirty.then_some(Message { at: None, sql: RESET }));
                (file, is_dirty) = (here, false);
                current.clear();
            }
            all.extend(wanted[current.len()..].iter().map(|sql| Message { at: None, sql }));
            all.extend(plan.statements[at].sql.iter().map(|sql| Message { at: Some(at), sql }));
            let class = declared.map(|declared| declared.statement.class);
            is_dirty |= wary || !wanted.is_empty() || class.is_some_and(|class| class != StatementClass::Schema);
            current = wanted;
            if let Some(declared) = declared.filter(|_| class == Some(StatementClass::Session)) {
                current.push(declared.statement.text());
            }
        }
        all.extend(is_dirty.then_some(Message { at: None, sql: RESET }));
        all
    }

    fn in_force(&self, at: usize, kind: SegmentKind) -> Vec<&'a str> {
        let holds = |setting: &&Setting<'a>| kind == SegmentKind::Transaction || !setting.is_local;
        self.before[at].iter().filter(holds).map(|setting| setting.text).collect()
    }

    fn declared_at(&self, at: usize) -> Option<&'a DeclaredStatement> {
        self.plan.statements[at].index.and_then(|index| self.decided.statements.get(index))
    }
}
