//! The statements that take displaced objects away, and those that clear what is left of them.

use crate::catalog::{Catalog, Column, Domain, Facts, Object, ObjectId, Table, reference, render_drop};
use crate::sql::{ident, qualified};

use super::super::change::part_changes;
use super::displace::{Act, Displaced, in_drop_order};
use super::{Sides, Step, steps_for};

/// What takes the displaced objects away, dependents first.
pub fn clearing(have: &Catalog, displaced: &Displaced) -> Vec<String> {
    let order = in_drop_order(have, displaced).into_iter();
    let objects = order.filter_map(|id| Some((have.get(id)?, *displaced.get(id)?)));
    objects.flat_map(|(object, act)| clear(object, act)).collect()
}

/// What is left of them once everything is made again.
pub fn leftovers(have: &Catalog, displaced: &Displaced) -> Vec<String> {
    let order = in_drop_order(have, displaced).into_iter();
    let renamed = order.filter(|id| displaced.get(*id) == Some(&Act::Rename)).filter_map(|id| have.get(id));
    renamed.map(|object| render_drop(&renamed_object(object))).collect()
}

fn clear(object: &Object, act: Act) -> Vec<String> {
    let table = qualified(&object.id.schema, &object.id.relation);
    let alter = format!("alter table {table} alter column {}", ident(&object.id.name));
    let name = qualified(&object.id.schema, &object.id.name);
    match (act, &object.facts) {
        (Act::Default, _) => vec![format!("{alter} drop default")],
        (Act::Retype | Act::AsText, Facts::Column(column)) => {
            let default = column.default.is_some().then(|| format!("{alter} drop default"));
            let array = if column.data_type.ends_with("[]") { "[]" } else { "" };
            let column = ident(&object.id.name);
            let as_text = format!("{alter} type text{array} using {column}::text{array}");
            default.into_iter().chain((act == Act::AsText).then_some(as_text)).collect()
        }
        (Act::Untie, _) => vec![format!("alter table {name} not of")],
        (Act::Loosen, Facts::Domain(domain)) => {
            let default = domain.default.is_some().then(|| format!("alter domain {name} drop default"));
            let checks =
                domain.constraints.keys().map(|check| format!("alter domain {name} drop constraint {}", ident(check)));
            default.into_iter().chain(checks).collect()
        }
        (Act::Rename, _) => {
            let to = renamed_object(object).id.name;
            let rename = format!("alter {} rename to {}", reference(object), ident(&to));
            // The server chooses no name for a check that another domain's check has.
            let checks = match &object.facts {
                Facts::Domain(domain) => domain.constraints.keys().collect(),
                _ => Vec::new(),
            };
            let drops = checks.iter().map(|check| format!("alter domain {name} drop constraint {}", ident(check)));
            drops.chain([rename]).collect()
        }
        _ => vec![render_drop(object)],
    }
}

/// The name a type has while its columns move to the new one.
fn renamed_object(object: &Object) -> Object {
    const SUFFIX: &str = "__before";
    const LONGEST: usize = 63;
    let mut name = object.id.name.clone();
    while name.len() > LONGEST - SUFFIX.len() {
        name.pop();
    }
    Object { id: ObjectId { name: name + SUFFIX, ..object.id.clone() }, ..object.clone() }
}

/// Steps that bring a column, table or domain, of which a part was taken off, to what is declared.
pub fn restoring(sides: Sides<'_>, (have, want): (&Object, &Object), act: Act) -> Vec<Step> {
    if matches!(act, Act::Retype | Act::AsText) {
        let (Facts::Column(from), Facts::Column(to)) = (&have.facts, &want.facts) else { return Vec::new() };
        let moved = super::column::moved(sides, want, (from, to), act);
        let rest = part_changes(have, want);
        let rest: Vec<_> =
            rest.into_iter().filter(|change| !super::column::MOVED.contains(&change.part.as_str())).collect();
        return moved.into_iter().chain(steps_for(sides, have, want, &rest)).collect();
    }
    let stripped = match &have.facts {
        Facts::Column(column) => Facts::Column(Column { default: None, ..column.clone() }),
        Facts::Table(table) => Facts::Table(Table { of_type: None, ..table.clone() }),
        Facts::Domain(domain) => {
            Facts::Domain(Domain { default: None, constraints: Default::default(), ..domain.clone() })
        }
        other => other.clone(),
    };
    let stripped = Object { facts: stripped, ..have.clone() };
    steps_for(sides, &stripped, want, &part_changes(&stripped, want))
}
