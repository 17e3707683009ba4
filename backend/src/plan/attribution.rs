//! Which statement made or touched which object.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::catalog::ObjectId;

/// Which statement made or touched which object, as seen on the shadow.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(from = "Noted", into = "Noted")]
pub struct Attribution {
    touched: Vec<BTreeSet<ObjectId>>,
    written: BTreeMap<ObjectId, usize>,
    written_at: BTreeMap<usize, BTreeSet<ObjectId>>,
    concerns: BTreeMap<ObjectId, BTreeSet<usize>>,
    transient: BTreeMap<usize, BTreeSet<ObjectId>>,
    unproved: BTreeSet<usize>,
    unmodelled: BTreeMap<usize, BTreeSet<String>>,
}

/// An attribution as it is written down.
#[derive(Serialize, Deserialize)]
struct Noted {
    touched: Vec<BTreeSet<ObjectId>>,
    written: Vec<(ObjectId, usize)>,
    transient: Vec<(usize, BTreeSet<ObjectId>)>,
    unproved: BTreeSet<usize>,
    unmodelled: BTreeMap<usize, BTreeSet<String>>,
}

impl From<Noted> for Attribution {
    fn from(noted: Noted) -> Attribution {
        let written = noted.written.into_iter().collect();
        let transient = noted.transient.into_iter().collect();
        let known = Attribution::new(noted.touched, written, transient);
        known.with_unproved(noted.unproved).with_unmodelled(noted.unmodelled)
    }
}

impl From<Attribution> for Noted {
    fn from(known: Attribution) -> Noted {
        Noted {
            touched: known.touched,
            written: known.written.into_iter().collect(),
            transient: known.transient.into_iter().collect(),
            unproved: known.unproved,
            unmodelled: known.unmodelled,
        }
    }
}

impl Attribution {
    /// From what each statement touched, the statement that wrote each object last, and the statements whose objects
    /// are gone at the end, with those that were made again under the same name.
    pub fn new(
        touched: Vec<BTreeSet<ObjectId>>,
        written: BTreeMap<ObjectId, usize>,
        transient: BTreeMap<usize, BTreeSet<ObjectId>>,
    ) -> Attribution {
        let mut written_at: BTreeMap<usize, BTreeSet<ObjectId>> = BTreeMap::new();
        let mut concerns: BTreeMap<ObjectId, BTreeSet<usize>> = BTreeMap::new();
        for (id, at) in &written {
            written_at.entry(*at).or_default().insert(id.clone());
            concerns.entry(id.clone()).or_default().insert(*at);
        }
        for (at, ids) in touched.iter().enumerate() {
            for id in ids {
                concerns.entry(id.clone()).or_default().insert(at);
            }
        }
        Attribution { touched, written, written_at, concerns, transient, ..Attribution::default() }
    }

    /// The same with the statements that could not be tried: what they declare is not known.
    pub fn with_unproved(self, unproved: BTreeSet<usize>) -> Attribution {
        Attribution { unproved, ..self }
    }

    /// The same with what each statement was about of kinds that are only known by their rows, in the words of
    /// [`crate::catalog::Unmodelled::words`].
    pub fn with_unmodelled(self, unmodelled: BTreeMap<usize, BTreeSet<String>>) -> Attribution {
        Attribution { unmodelled, ..self }
    }

    /// What a statement was about of such kinds.
    pub fn unmodelled_by(&self, statement: usize) -> Option<&BTreeSet<String>> {
        self.unmodelled.get(&statement)
    }

    /// The same with other names for some objects.
    pub fn renamed(self, names: &BTreeMap<ObjectId, ObjectId>) -> Attribution {
        let new = |id: ObjectId| names.get(&id).cloned().unwrap_or(id);
        let all = |ids: BTreeSet<ObjectId>| ids.into_iter().map(new).collect();
        let touched = self.touched.into_iter().map(all).collect();
        let written = self.written.into_iter().map(|(id, at)| (new(id), at)).collect();
        let transient = self.transient.into_iter().map(|(at, ids)| (at, all(ids))).collect();
        let renamed = Attribution::new(touched, written, transient);
        renamed.with_unproved(self.unproved).with_unmodelled(self.unmodelled)
    }

    /// Statements that could not be tried.
    pub fn unproved(&self) -> &BTreeSet<usize> {
        &self.unproved
    }

    /// Objects the commands of a statement were about.
    pub fn touched_by(&self, statement: usize) -> impl Iterator<Item = &ObjectId> {
        self.touched.get(statement).into_iter().flatten()
    }

    /// Objects a statement wrote last.
    pub fn written_by(&self, statement: usize) -> impl Iterator<Item = &ObjectId> {
        self.written_at.get(&statement).into_iter().flatten()
    }

    /// Objects a statement touched or wrote last.
    pub fn concerned_by(&self, statement: usize) -> BTreeSet<&ObjectId> {
        self.touched_by(statement).chain(self.written_by(statement)).collect()
    }

    /// The statement that wrote an object last.
    pub fn writer_of(&self, id: &ObjectId) -> Option<usize> {
        self.written.get(id).copied()
    }

    /// Statements that concerned an object, in order.
    pub fn concerns(&self, id: &ObjectId) -> impl DoubleEndedIterator<Item = usize> {
        self.concerns.get(id).into_iter().flatten().copied()
    }

    /// The last statement that concerned the object.
    pub fn last_concern(&self, id: &ObjectId) -> Option<usize> {
        self.concerns(id).next_back()
    }

    /// The first statement that concerned the object.
    pub fn first_concern(&self, id: &ObjectId) -> Option<usize> {
        self.concerns(id).next()
    }

    /// For a statement that made or dropped something that is gone at the end: the declared objects that were made again
    /// under its name, if any.
    pub fn transient(&self, statement: usize) -> Option<&BTreeSet<ObjectId>> {
        self.transient.get(&statement)
    }
}
