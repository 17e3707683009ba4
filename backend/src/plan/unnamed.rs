//! Indexes and constraints to which nobody gave a name.
//!
//! The server names them, and which name it finds depends on what was there before: `jobs_check1` of one database is
//! `jobs_check` of another. What counts is what they say, so a declared one takes the name that its like has in the
//! database.

use std::collections::{BTreeMap, BTreeSet};

use super::attribution::Attribution;
use super::inputs::{Base, DeclaredStatement};
use crate::catalog::{Catalog, Facts, Kind, Object, ObjectId};
use crate::sql::{ident, mentions, readable_ident};

/// What declared objects are called in the database: those of another name there, by their declared identity.
pub fn names_in_database(
    statements: &[DeclaredStatement],
    attribution: &Attribution,
    want: &Catalog,
    (have, base): (&Catalog, &Base),
) -> BTreeMap<ObjectId, ObjectId> {
    let is_named = |id: &ObjectId| {
        let mut about = attribution.concerns(id).filter_map(|index| statements.get(index)).peekable();
        about.peek().is_none() || about.any(|declared| mentions(declared.statement.text(), &id.name))
    };
    let is_like_live = |object: &Object| have.get(&object.id).is_some_and(|live| live.facts == object.facts);
    let unnamed = want.objects.values().filter(|object| is_of_kind(object) && !is_like_live(object));
    let unnamed: Vec<&Object> = unnamed.filter(|object| !is_named(&object.id)).collect();
    let known: BTreeSet<&ObjectId> = unnamed.iter().map(|object| &object.id).collect();
    // A live one that is declared under its own name is nobody else's.
    let is_free = |id: &ObjectId| known.contains(id) || want.get(id).is_none();
    let mut free: BTreeMap<(Option<ObjectId>, String), Vec<&Object>> = BTreeMap::new();
    for live in have.objects.values().filter(|live| is_of_kind(live) && is_free(&live.id)) {
        free.entry((live.table(), nameless(live))).or_default().push(live);
    }
    let mut found = BTreeMap::new();
    let is_ours = |object: &Object| object.table().is_some_and(|table| base.get(&table).is_some());
    for object in unnamed {
        let is_taken = |id: &ObjectId| have.get(id).is_some() && base.get(id).is_none();
        if let Some(live) = free.get_mut(&(object.table(), nameless(object))).and_then(Vec::pop) {
            found.insert(object.id.clone(), live.id.clone());
        } else if is_ours(object) && is_taken(&object.id) {
            // Somebody else's has the name that the server would choose; it chooses the next one.
            let numbered =
                |number: usize| ObjectId { name: format!("{}{number}", object.id.name), ..object.id.clone() };
            let is_unused = |id: &ObjectId| have.get(id).is_none() && want.get(id).is_none();
            found.extend((1..).map(numbered).find(is_unused).map(|id| (object.id.clone(), id)));
        }
    }
    exchange(&mut found, want);
    found
}

/// A declared object whose name goes to another gets the one that is left over, as it would on the server, where its name
/// is taken.
fn exchange(found: &mut BTreeMap<ObjectId, ObjectId>, want: &Catalog) {
    let givers: BTreeMap<ObjectId, ObjectId> = found.iter().map(|(from, to)| (to.clone(), from.clone())).collect();
    let robbed: Vec<ObjectId> =
        givers.keys().filter(|to| want.get(to).is_some() && !found.contains_key(*to)).cloned().collect();
    for id in robbed {
        let mut left_over = &id;
        while let Some(giver) = givers.get(left_over) {
            left_over = giver;
        }
        found.insert(id.clone(), left_over.clone());
    }
}

/// Whether the server may have named it. What follows from a partitioned parent is not compared.
fn is_of_kind(object: &Object) -> bool {
    matches!(object.id.kind, Kind::Index | Kind::Constraint) && !object.is_derived()
}

/// What the object says, without its name.
pub(super) fn nameless(object: &Object) -> String {
    let mut facts = object.facts.clone();
    if let Facts::Index(index) = &mut facts {
        index.definition = called(&index.definition, &object.id.name, "");
    }
    serde_json::to_string(&facts).unwrap_or_default()
}

/// An index's definition with another name, already quoted where it must be.
fn called(definition: &str, from: &str, to: &str) -> String {
    let place = |name: &str| format!("INDEX {name} ON ");
    [ident(from), from.to_owned()]
        .iter()
        .fold(definition.to_owned(), |text, from| text.replacen(&place(from), &place(to), 1))
}

/// The catalog with some of its objects called what their like is called in `have`.
pub fn renamed(catalog: Catalog, names: &BTreeMap<ObjectId, ObjectId>, have: &Catalog) -> Catalog {
    let new = |id: ObjectId| names.get(&id).cloned().unwrap_or(id);
    let rename = |(id, mut object): (ObjectId, Object)| {
        let like = names.get(&id).and_then(|to| have.get(to)).filter(|live| nameless(live) == nameless(&object));
        match (like, names.get(&id), &mut object.facts) {
            (Some(like), _, facts) => facts.clone_from(&like.facts),
            (None, Some(to), Facts::Index(index)) => {
                index.definition = called(&index.definition, &id.name, &readable_ident(&to.name));
            }
            _ => {}
        }
        let id = new(id);
        object.needs = object.needs.into_iter().map(new).collect();
        (id.clone(), Object { id, ..object })
    };
    Catalog { objects: catalog.objects.into_iter().map(rename).collect(), ..catalog }
}
