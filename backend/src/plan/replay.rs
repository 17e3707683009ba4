//! Statements about privileges that run again although objects they concern are in place.

use std::collections::{BTreeMap, BTreeSet};

use super::inputs::Inputs;
use super::outcome::{ObjectDecision, Outcome};
use crate::catalog::{Kind, ObjectId};
use crate::files::Style;

/// A GRANT or REVOKE over many objects runs for the one that is made, and gives to or takes from the others again. What
/// the files give to or take from those later therefore follows once more, so that all end as declared.
///
/// `relocated` parts come with all their privileges elsewhere.
pub(super) fn replayed(
    inputs: &Inputs<'_>,
    decisions: &BTreeMap<ObjectId, ObjectDecision>,
    relocated: &BTreeMap<ObjectId, usize>,
) -> BTreeSet<usize> {
    let is_made = |id: &ObjectId| {
        matches!(decisions.get(id), Some(d) if d.outcome == Outcome::Create) && !relocated.contains_key(id)
    };
    let mut unsettled: BTreeSet<ObjectId> = BTreeSet::new();
    let mut again = BTreeSet::new();
    for (index, declared) in inputs.statements.iter().enumerate() {
        let is_about_privileges = matches!(declared.statement.kind.as_str(), "grant" | "revoke");
        if !is_about_privileges || !declared.in_scope || declared.style != Style::State {
            continue;
        }
        let concerned = inputs.attribution.concerned_by(index);
        if concerned.iter().any(|id| is_made(id) || unsettled.contains(&holder(id))) {
            unsettled.extend(concerned.into_iter().map(holder));
            again.insert(index);
        }
    }
    again
}

/// Whose privileges an object's go with. PostgreSQL takes a privilege on columns away with the relation's (REVOKE, Notes), and
/// a column does not say whether a table or a view has it.
fn holder(id: &ObjectId) -> ObjectId {
    match id.kind {
        Kind::Column => id.parent_table().unwrap_or_else(|| id.clone()),
        Kind::View => ObjectId { kind: Kind::Table, ..id.clone() },
        _ => id.clone(),
    }
}
