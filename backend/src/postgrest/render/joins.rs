//! What joins related rows to the rows around them.

use super::field::qualifier;
use super::sql_text::Statement;
use crate::postgrest::cache::Cardinality;
use crate::postgrest::plan::Branch;
use crate::sql::ident;

/// The third table of a many-to-many relationship, after the related one.
pub(super) fn junction(out: &mut Statement, branch: &Branch) {
    if let Cardinality::ManyToMany(junction) = &branch.relationship.cardinality {
        out.push(", ").table(&junction.table).push(" as ").push(&junction_alias(branch));
    }
}

pub(super) fn join_conditions(out: &mut Statement, branch: &Branch, outer: &str) {
    let inner = qualifier(&branch.node.source);
    match &branch.relationship.cardinality {
        Cardinality::ManyToOne(link) | Cardinality::OneToOne(link) | Cardinality::OneToMany(link) => {
            equal(out, outer, &inner, &link.columns);
        }
        Cardinality::ManyToMany(junction) => {
            let between = junction_alias(branch);
            equal(out, outer, &between, &junction.source);
            out.push(" and ");
            equal(out, &inner, &between, &junction.target);
        }
    }
}

fn equal(out: &mut Statement, one: &str, other: &str, columns: &[(String, String)]) {
    out.join(columns, " and ", |out, (left, right)| {
        out.push(one).push(".").name(left).push(" = ").push(other).push(".").name(right);
    });
}

fn junction_alias(branch: &Branch) -> String {
    ident(&format!("{}_junction", branch.alias))
}
