//! What stands in the way of a change: the live objects to take away before it and to make again after it, never with
//! CASCADE.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{Catalog, Facts, Kind, Object, ObjectId};
use crate::sql::mentions;

use super::Sides;
use super::in_the_way::{users_of, users_of_column};

/// What is done to a live object that stands in the way; the stronger later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Act {
    /// A column's default is taken off and set again.
    Default,
    /// A typed table is untied from its type and tied again.
    Untie,
    /// Default and checks of a domain are taken off and put back.
    Loosen,
    /// A column takes the new type of the same name, its values by way of their text or their fields.
    Retype,
    /// A column holds its values as text meanwhile.
    AsText,
    /// A type gets another name until no column is of it.
    Rename,
    /// It is dropped, and made again where it is declared.
    Drop,
}

/// Live objects that stand in the way.
pub type Displaced = BTreeMap<ObjectId, Act>;

/// Everything that has to be out of the way so that `id` can be dropped and made again, itself included.
pub(super) fn around_whole(sides: Sides<'_>, id: &ObjectId) -> Result<Displaced, String> {
    let mut reach = Reach { sides, found: Displaced::new() };
    reach.take(id, act_on_whole(sides.have, id))?;
    Ok(reach.found)
}

/// Everything that has to be out of the way so that a column can get another type.
pub(super) fn around_column(sides: Sides<'_>, column: &ObjectId) -> Result<Displaced, String> {
    let mut reach = Reach { sides, found: Displaced::new() };
    reach.clear_column(column, Act::Retype)?;
    Ok(reach.found)
}

/// Everything that has to be out of the way so that `id` can be dropped for good.
pub(super) fn around_drop(sides: Sides<'_>, id: &ObjectId) -> Result<Displaced, String> {
    let mut reach = Reach { sides, found: Displaced::new() };
    reach.follow(id, Act::Drop)?;
    Ok(reach.found)
}

/// A type whose values are stored keeps them under another name meanwhile.
fn act_on_whole(have: &Catalog, id: &ObjectId) -> Act {
    let is_stored = || have.dependents(id).iter().any(|user| matches!(user.id.kind, Kind::Column | Kind::Table));
    match id.kind {
        Kind::Enum | Kind::Domain | Kind::CompositeType | Kind::Collation if is_stored() => Act::Rename,
        _ => Act::Drop,
    }
}

struct Reach<'a> {
    sides: Sides<'a>,
    found: Displaced,
}

impl Reach<'_> {
    /// Takes an object away and everything that needs it.
    fn take(&mut self, id: &ObjectId, act: Act) -> Result<(), String> {
        if self.found.get(id).is_some_and(|known| *known >= act) {
            return Ok(());
        }
        self.found.insert(id.clone(), act);
        match act {
            Act::Drop | Act::Rename => self.follow(id, act),
            Act::Retype | Act::AsText => self.clear_column(id, act),
            Act::Default | Act::Untie | Act::Loosen => Ok(()),
        }
    }

    fn follow(&mut self, id: &ObjectId, act: Act) -> Result<(), String> {
        if let Some(stranger) = self.sides.have.strangers.get(id).and_then(|all| all.first()) {
            return Err(format!("{stranger} depends on it, and nothing is known of how to make that again"));
        }
        let users: Vec<&Object> = self.sides.have.objects.values().filter(|user| user.needs.contains(id)).collect();
        for user in users {
            // A sequence goes with the column it belongs to.
            if user.id.kind != Kind::Sequence && self.leaves(user).is_some() {
                self.take_user(user, Act::Drop)?;
            } else if let Some(act) = users_of(self.sides.have, (id, act), user)? {
                self.take_user(user, act)?;
            }
        }
        Ok(())
    }

    /// Nothing may need a column that gets another type, here or in a table that inherits it.
    fn clear_column(&mut self, column: &ObjectId, act: Act) -> Result<(), String> {
        let have = self.sides.have;
        for part in with_heirs(have, column) {
            if let Some(table) = part.parent_table()
                && let Some(user) = row_type_user(have, &table)
            {
                return Err(format!("{} stores whole rows of {table}", user.id));
            }
            if let Some(table) = part.parent_table().filter(|table| is_divided_by(have, table, &part.name)) {
                return Err(format!("it is part of the partition key of {table}"));
            }
            let users: Vec<&Object> = have.objects.values().filter(|user| user.needs.contains(&part)).collect();
            for user in users {
                let is_declared = self.sides.want.get(&user.id).is_some() || self.sides.is_leaving(&user.id);
                let is_rebuilt = act == Act::Retype;
                if let Some(act) = users_of_column(&part, user, (is_declared, is_rebuilt))? {
                    self.take_user(user, act)?;
                }
            }
        }
        Ok(())
    }

    /// What goes for good where `user` does: itself, or its table.
    fn leaves(&self, user: &Object) -> Option<ObjectId> {
        let table = user.table().filter(|table| self.sides.is_leaving(table));
        table.or_else(|| self.sides.is_leaving(&user.id).then(|| user.id.clone()))
    }

    fn take_user(&mut self, user: &Object, act: Act) -> Result<(), String> {
        if let Some(leaving) = self.leaves(user) {
            return self.take(&leaving, Act::Drop);
        }
        if user.is_derived() {
            // It goes and comes with the object it follows from; what needs it does not.
            return if act == Act::Drop { self.follow(&user.id, act) } else { self.clear_column(&user.id, act) };
        }
        if self.sides.want.get(&user.id).is_none() {
            return Err(format!("{} depends on it and is not declared", user.id));
        }
        self.take(&user.id, act)
    }
}

/// A column with those of the same name in the tables that inherit from its own.
fn with_heirs(have: &Catalog, column: &ObjectId) -> BTreeSet<ObjectId> {
    let mut found = BTreeSet::new();
    let mut tables: Vec<ObjectId> = column.parent_table().into_iter().collect();
    while let Some(table) = tables.pop() {
        if !found.insert(ObjectId { schema: table.schema.clone(), relation: table.name.clone(), ..column.clone() }) {
            continue;
        }
        let heirs = have.objects.values().filter(|heir| {
            matches!(&heir.facts, Facts::Table(facts) if !facts.parents.is_empty()) && heir.needs.contains(&table)
        });
        tables.extend(heirs.map(|heir| heir.id.clone()));
    }
    found
}

/// Whether a column decides to which partition a row belongs.
fn is_divided_by(have: &Catalog, table: &ObjectId, column: &str) -> bool {
    match have.get(table).map(|object| &object.facts) {
        Some(Facts::Table(facts)) => facts.partition_key.as_ref().is_some_and(|key| mentions(key, column)),
        _ => false,
    }
}

/// A column that stores whole rows of a table.
fn row_type_user<'a>(have: &'a Catalog, table: &ObjectId) -> Option<&'a Object> {
    have.objects.values().find(|user| {
        matches!(&user.facts, Facts::Column(column) if super::in_the_way::is_of_type(column, table))
            && user.needs.contains(table)
    })
}

/// What was displaced, dependents before what they need.
pub fn in_drop_order<'a>(have: &Catalog, displaced: &'a Displaced) -> Vec<&'a ObjectId> {
    let mut seen = BTreeSet::new();
    let mut order = Vec::new();
    for id in displaced.keys() {
        visit(have, displaced, id, &mut seen, &mut order);
    }
    order
}

fn visit<'a>(
    have: &Catalog,
    displaced: &'a Displaced,
    id: &'a ObjectId,
    seen: &mut BTreeSet<&'a ObjectId>,
    order: &mut Vec<&'a ObjectId>,
) {
    if !seen.insert(id) {
        return;
    }
    let farther: BTreeSet<&ObjectId> = have.dependents(id).into_iter().map(|user| &user.id).collect();
    for user in displaced.keys().filter(|user| farther.contains(user)) {
        visit(have, displaced, user, seen, order);
    }
    order.push(id);
}
