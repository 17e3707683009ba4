//! What must come after a change, since it may need what is changed.

use std::collections::BTreeSet;

use super::Material;
use super::role::{live_relation, objects};
use crate::catalog::{Kind, ObjectId};
use crate::plan::summary::PlannedStatement;
use crate::sql::{added_label, words};

/// Changes that new objects may have to wait for.
#[derive(Default)]
pub(super) struct Behind {
    /// What is changed or waits itself.
    objects: BTreeSet<ObjectId>,
    /// Names of what is changed or waits, but for live relations.
    names: BTreeSet<String>,
    /// Names of live relations that are changed.
    relations: BTreeSet<String>,
    /// Those among them that get a key, so that another table may refer to it.
    keyed: BTreeSet<String>,
    /// Quoted labels.
    labels: Vec<String>,
}

impl Behind {
    /// Nothing waits for the changes of a stage that is over.
    pub(super) fn clear(&mut self) {
        *self = Behind::default();
    }

    /// Notes a change, or something that waits for one.
    pub(super) fn add(&mut self, material: Material<'_>, planned: &PlannedStatement) {
        for id in objects(material, planned) {
            let relation = live_relation(material, id);
            if let Some(relation) = &relation {
                self.relations.insert(relation.name.clone());
            }
            if let Some(relation) = relation.as_ref().filter(|_| matches!(id.kind, Kind::Constraint | Kind::Index)) {
                self.keyed.insert(relation.name.clone());
            }
            if relation.as_ref() != Some(id) {
                self.objects.insert(id.clone());
                let bare = id.name.split('(').next().unwrap_or_default();
                self.names.extend((id.kind != Kind::Column).then(|| bare.to_owned()));
            }
        }
        self.labels.extend(planned.sql.iter().filter_map(|sql| added_label(sql)));
    }

    /// Whether a statement may need any of it. Dependencies that the server knows are exact; for bodies of functions, and
    /// whatever else is only text, a name is enough.
    pub(super) fn holds(&self, material: Material<'_>, planned: &PlannedStatement) -> bool {
        if self.objects.is_empty() && self.relations.is_empty() {
            return false;
        }
        let own = objects(material, planned);
        let mut needs = own.iter().filter_map(|id| material.inputs.full.get(id)).flat_map(|object| &object.needs);
        if own.iter().any(|id| self.objects.contains(*id)) || needs.any(|need| self.objects.contains(need)) {
            return true;
        }
        if self.labels.iter().any(|label| planned.sql.iter().any(|sql| sql.contains(label))) {
            return true;
        }
        let words: BTreeSet<String> = planned.sql.iter().flat_map(|sql| words(sql)).collect();
        let about = |names: &BTreeSet<String>| names.iter().any(|name| words.contains(name));
        about(&self.names) || about(if is_plain_table(material, planned) { &self.keyed } else { &self.relations })
    }
}

/// A table that takes nothing over from another: it may refer to rows of a table that gets a column meanwhile.
fn is_plain_table(material: Material<'_>, planned: &PlannedStatement) -> bool {
    let declared = planned.index.and_then(|index| material.inputs.statements.get(index));
    declared.is_some_and(|declared| {
        let words = words(&declared.statement.text().to_lowercase());
        let takes_over = ["like", "inherits", "partition"];
        declared.statement.kind == "create_table" && !takes_over.iter().any(|word| words.contains(*word))
    })
}
