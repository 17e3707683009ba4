//! Which planned statements have to be sent before an object must be what is declared.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{Object, ObjectId, Unmodelled};
use crate::deploy::decided::Decided;
use crate::plan::Plan;

/// Which planned statements, among those that send something, have to do with an object.
pub(super) struct Concerns<'a> {
    /// By what the shadow saw.
    seen: BTreeMap<ObjectId, BTreeSet<usize>>,
    /// By what is changed in place of the statement.
    touched: BTreeMap<ObjectId, BTreeSet<usize>>,
    /// Declared objects of the phases being deployed, by planned statement that has to do with them or their table.
    of: Vec<Vec<&'a Object>>,
    /// Of kinds that are only known by their catalog rows.
    rows: BTreeMap<String, BTreeSet<usize>>,
    /// Declared rows of such kinds of the phases being deployed.
    declared_rows: Vec<&'a Unmodelled>,
}

impl<'a> Concerns<'a> {
    pub(super) fn of(decided: &'a Decided, plan: &Plan) -> Concerns<'a> {
        let attribution = &decided.elaboration.attribution;
        let of = vec![Vec::new(); plan.statements.len()];
        let (seen, touched, rows) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let mut concerns = Concerns { seen, touched, of, rows, declared_rows: declared_rows(decided) };
        for (at, planned) in plan.statements.iter().enumerate().filter(|(_, planned)| planned.decision.runs()) {
            for id in planned.index.into_iter().flat_map(|index| attribution.concerned_by(index)) {
                concerns.seen.entry(id.clone()).or_default().insert(at);
            }
            for id in &planned.touches {
                concerns.seen.entry(id.clone()).or_default().insert(at);
                concerns.touched.entry(id.clone()).or_default().insert(at);
            }
            for row in planned.index.and_then(|index| attribution.unmodelled_by(index)).into_iter().flatten() {
                concerns.rows.entry(row.clone()).or_default().insert(at);
            }
        }
        let inputs = decided.inputs();
        for want in decided.elaboration.declared.objects.values().filter(|want| inputs.is_in_scope(&want.id)) {
            for at in concerns.all_of(want) {
                concerns.of[at].push(want);
            }
        }
        concerns
    }

    /// Whether a declared object has to be in place, once `now` is sent after `before`, because of what `now` does.
    pub(super) fn is_ready(&self, want: &Object, now: &BTreeSet<usize>, before: &BTreeSet<usize>) -> bool {
        let touched = self.touched.get(&want.id);
        touched.is_some_and(|ats| is_done_now(ats, now, before)) || is_done_now(&self.all_of(want), now, before)
    }

    /// Declared objects that some statements have to do with.
    pub(super) fn about(&self, ats: &BTreeSet<usize>) -> Vec<&'a Object> {
        let objects = ats.iter().filter_map(|at| self.of.get(*at)).flatten();
        let by_id: BTreeMap<&ObjectId, &'a Object> = objects.map(|object| (&object.id, *object)).collect();
        by_id.into_values().collect()
    }

    /// The same for a row.
    pub(super) fn is_row_ready(&self, row: &Unmodelled, now: &BTreeSet<usize>, before: &BTreeSet<usize>) -> bool {
        self.rows.get(&row.words()).is_some_and(|ats| is_done_now(ats, now, before))
    }

    /// Declared rows of the phases being deployed, of kinds only known by these.
    pub(super) fn declared_rows(&self) -> impl Iterator<Item = &'a Unmodelled> {
        self.declared_rows.iter().copied()
    }

    /// Statements that have to do with an object or its table.
    pub(super) fn all_of(&self, want: &Object) -> BTreeSet<usize> {
        let table = want.table().and_then(|table| self.seen.get(&table));
        self.seen.get(&want.id).into_iter().chain(table).flatten().copied().collect()
    }
}

/// Those whose last statement is of a phase being deployed.
fn declared_rows(decided: &Decided) -> Vec<&Unmodelled> {
    let mut in_scope: BTreeMap<&String, bool> = BTreeMap::new();
    for (at, declared) in decided.statements.iter().enumerate() {
        let about = decided.elaboration.attribution.unmodelled_by(at).into_iter().flatten();
        in_scope.extend(about.map(|row| (row, declared.in_scope)));
    }
    let rows = decided.elaboration.declared.unmodelled.iter();
    rows.filter(|row| in_scope.get(&row.words()).is_some_and(|in_scope| *in_scope)).collect()
}

fn is_done_now(ats: &BTreeSet<usize>, now: &BTreeSet<usize>, before: &BTreeSet<usize>) -> bool {
    ats.iter().all(|at| now.contains(at) || before.contains(at)) && !ats.is_disjoint(now)
}
