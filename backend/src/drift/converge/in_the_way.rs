//! How each kind of object stands in the way of what it needs.

use crate::catalog::{Catalog, Column, Facts, Kind, Object, ObjectId};

use super::displace::Act;

/// What is done to `user` so that an object it needs can be dropped, or renamed; nothing where it is in nobody's way.
pub(super) fn users_of(have: &Catalog, (id, act): (&ObjectId, Act), user: &Object) -> Result<Option<Act>, String> {
    let is_type = matches!(id.kind, Kind::Enum | Kind::Domain | Kind::CompositeType | Kind::RangeType);
    Ok(Some(match &user.facts {
        Facts::Column(column) if column.generated.is_some() => Act::Drop,
        Facts::Column(column) if is_of(have, column, id) => return column_of(id, act, user),
        Facts::Column(_) => Act::Default,
        Facts::Table(table) if is_type && table.of_type.is_some() => Act::Untie,
        Facts::Table(table) if table.partition_key.is_some() => {
            return Err(format!("the partition key of {} needs it", user.id));
        }
        // A sequence goes with the column it belongs to.
        Facts::Sequence(_) => return Ok(None),
        Facts::Domain(_) if !is_type => Act::Loosen,
        Facts::Domain(_) | Facts::CompositeType(_) if act == Act::Rename => Act::Rename,
        Facts::Domain(_) | Facts::CompositeType(_) | Facts::RangeType(_) if is_type => {
            let stored = have.dependents(&user.id).into_iter().find(|user| user.id.kind == Kind::Column);
            if let Some(column) = stored {
                return Err(format!("{} is made of it, and {} stores its values", user.id, column.id));
            }
            Act::Drop
        }
        _ if made_again(user.id.kind) => Act::Drop,
        _ => return Err(format!("{} depends on it", user.id)),
    }))
}

/// What is done to `user` so that a column it needs can get another type. What is not declared is left to the server
/// where that builds it again.
pub(super) fn users_of_column(
    column: &ObjectId,
    user: &Object,
    (is_declared, is_rebuilt): (bool, bool),
) -> Result<Option<Act>, String> {
    let fits = is_rebuilt
        && match &user.facts {
            // The server builds these again by itself, which fails where their text does not fit the new type.
            Facts::Constraint(constraint) => !is_declared || matches!(constraint.constraint_type.as_str(), "p" | "u"),
            Facts::Index(index) => !is_declared || !is_more_than_columns(&index.definition),
            Facts::Statistics(_) => !is_declared,
            _ => false,
        };
    Ok(match &user.facts {
        Facts::Table(_) if column.parent_table().as_ref() == Some(&user.id) => {
            return Err(format!("it is part of the partition key of {}", user.id));
        }
        Facts::Column(other) => other.generated.is_some().then_some(Act::Drop),
        _ => (!fits && made_again(user.id.kind)).then_some(Act::Drop),
    })
}

/// Kinds that hold no rows, or only rows that are computed.
fn made_again(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Function
            | Kind::Aggregate
            | Kind::View
            | Kind::Rule
            | Kind::Trigger
            | Kind::Policy
            | Kind::Index
            | Kind::Constraint
            | Kind::Statistics
            | Kind::EventTrigger
            | Kind::Publication
            | Kind::PublicationTable
            | Kind::PublicationSchema
    )
}

fn column_of(id: &ObjectId, act: Act, user: &Object) -> Result<Option<Act>, String> {
    match (id.kind, act) {
        (_, Act::Rename) => Ok(Some(Act::Retype)),
        (Kind::RangeType, _) => Ok(Some(Act::AsText)),
        _ => Err(format!("{} stores its rows", user.id)),
    }
}

fn is_of(have: &Catalog, column: &Column, id: &ObjectId) -> bool {
    let multirange = || match have.get(id).map(|object| &object.facts) {
        Some(Facts::RangeType(range)) => bare(&column.data_type) == bare(&range.multirange),
        _ => false,
    };
    let collation = || id.kind == Kind::Collation && column.collation.as_deref().map(bare) == Some(id.path());
    is_of_type(column, id) || multirange() || collation()
}

/// Whether a column is of a type or an array of it.
pub(super) fn is_of_type(column: &Column, id: &ObjectId) -> bool {
    bare(&column.data_type) == id.path()
}

fn bare(name: &str) -> String {
    name.trim_end_matches("[]").replace('"', "")
}

/// Whether an index has a predicate or an expression.
fn is_more_than_columns(definition: &str) -> bool {
    definition.contains(" WHERE ") || definition.matches('(').count() > 1
}

#[cfg(test)]
mod tests {
    use super::is_more_than_columns;

    #[test]
    fn predicates_and_expressions_are_more_than_columns() {
        let check = |tail: &str, expect: bool| {
            assert_eq!(is_more_than_columns(&format!("CREATE INDEX i ON public.t USING btree {tail}")), expect);
        };
        check("(a)", false);
        check("(a, b DESC)", false);
        check("(lower(a))", true);
        check("(a) WHERE (a <> ''::text)", true);
    }
}
