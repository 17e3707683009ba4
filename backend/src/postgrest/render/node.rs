//! Rows of a node: one `select`, with a lateral join for each branch.

use super::field::{column, field, qualifier};
use super::joins::{join_conditions, junction};
use super::predicate::predicate;
use super::sql_text::Statement;
use crate::postgrest::plan::{Branch, Node, Order, Predicate, Source};
use crate::postgrest::request::Window;
use crate::sql::ident;

/// The result of what was written or called.
pub(super) const RESULT: &str = "pgrst_source";

/// Writes the `select` of a node; `around` is the branch it hangs on, with the qualifier of the rows around it.
pub(super) fn select(out: &mut Statement, node: &Node, around: Option<(&Branch, &str)>) {
    let own = qualifier(&node.source);
    out.push("select ");
    select_list(out, node, &own);
    from(out, node, around);
    for branch in &node.branches {
        lateral(out, branch, &own);
    }
    conditions(out, node, around, &mut |out, what| predicate(out, &own, what));
    order(out, &node.order, &own);
    window(out, node.window);
}

fn select_list(out: &mut Statement, node: &Node, own: &str) {
    let shown: Vec<&Branch> = node.branches.iter().filter(|branch| is_shown(branch)).collect();
    out.join(&node.columns, ", ", |out, one| column(out, own, one));
    if node.columns.is_empty() && shown.is_empty() {
        out.push(own).push(".*");
    }
    if !node.columns.is_empty() && !shown.is_empty() {
        out.push(", ");
    }
    out.join(&shown, ", ", |out, branch| {
        let alias = ident(&branch.alias);
        if branch.spread {
            out.push(&alias).push(".*");
        } else if branch.relationship.is_to_one() {
            out.push("pg_catalog.row_to_json(").push(&alias).push(".*) as ").name(&branch.key);
        } else {
            out.push("coalesce(").push(&alias).push(".").push(&alias).push(", '[]') as ").name(&branch.key);
        }
    });
}

/// An embed without columns only chooses rows.
fn is_shown(branch: &Branch) -> bool {
    !branch.node.columns.is_empty() || branch.node.branches.iter().any(is_shown)
}

fn from(out: &mut Statement, node: &Node, around: Option<(&Branch, &str)>) {
    out.push(" from ");
    match &node.source {
        Source::Relation(name) => out.table(name),
        Source::Aliased(name, alias) => out.table(name).push(" as ").name(alias),
        Source::Result(name) => out.name(RESULT).push(" as ").name(&name.name),
    };
    if let Some((branch, _)) = around {
        junction(out, branch);
    }
}

fn lateral(out: &mut Statement, branch: &Branch, own: &str) {
    let alias = ident(&branch.alias);
    out.push(if branch.inner { " inner" } else { " left" }).push(" join lateral (");
    if branch.relationship.is_to_one() {
        select(out, &branch.node, Some((branch, own)));
        out.push(") as ").push(&alias).push(" on true");
        return;
    }
    out.push("select pg_catalog.json_agg(").push(&alias).push(") as ").push(&alias).push(" from (");
    select(out, &branch.node, Some((branch, own)));
    out.push(") as ").push(&alias).push(") as ").push(&alias).push(" on ");
    if branch.inner {
        out.push(&alias).push(".").push(&alias).push(" is not null");
    } else {
        out.push("true");
    }
}

/// Writes `where` with the node's predicates and what joins it to the rows around it.
fn conditions(
    out: &mut Statement,
    node: &Node,
    around: Option<(&Branch, &str)>,
    write: &mut dyn FnMut(&mut Statement, &Predicate),
) {
    if node.predicates.is_empty() && around.is_none() {
        return;
    }
    out.push(" where ");
    out.join(&node.predicates, " and ", |out, what| write(out, what));
    if let Some((branch, outer)) = around {
        out.push(if node.predicates.is_empty() { "" } else { " and " });
        join_conditions(out, branch, outer);
    }
}

fn order(out: &mut Statement, terms: &[Order], own: &str) {
    if terms.is_empty() {
        return;
    }
    out.push(" order by ");
    out.join(terms, ", ", |out, term| {
        let qualifier = term.branch.as_deref().map_or(own.to_owned(), ident);
        field(out, &qualifier, &term.field);
        out.push(if term.descending { " desc" } else { " asc" });
        match term.nulls_first {
            Some(true) => out.push(" nulls first"),
            Some(false) => out.push(" nulls last"),
            None => out,
        };
    });
}

fn window(out: &mut Statement, window: Window) {
    if let Some(limit) = window.limit {
        out.push(" limit ").bind(limit.to_string());
    }
    if window.offset > 0 {
        out.push(" offset ").bind(window.offset.to_string());
    }
}

/// Writes a `select` that has a row for each row of the node, whatever its window; for counting.
pub(super) fn count(out: &mut Statement, node: &Node, around: Option<(&Branch, &str)>) {
    let own = qualifier(&node.source);
    out.push("select 1");
    from(out, node, around);
    let mut is_first = true;
    let mut and = move |out: &mut Statement| {
        out.push(if std::mem::take(&mut is_first) { " where " } else { " and " });
    };
    for what in &node.predicates {
        and(out);
        count_predicate(out, node, &own, what);
    }
    if let Some((branch, outer)) = around {
        and(out);
        join_conditions(out, branch, outer);
    }
    for branch in node.branches.iter().filter(|branch| branch.inner) {
        and(out);
        exists(out, branch, &own);
    }
}

fn exists(out: &mut Statement, branch: &Branch, own: &str) {
    out.push("exists (");
    count(out, &branch.node, Some((branch, own)));
    out.push(")");
}

/// Where nothing is joined, a condition on a branch asks for its rows.
fn count_predicate(out: &mut Statement, node: &Node, own: &str, what: &Predicate) {
    match what {
        Predicate::Branch { alias, present } => {
            out.push(if *present { "" } else { "not " });
            match node.branches.iter().find(|branch| branch.alias == *alias) {
                Some(branch) => exists(out, branch, own),
                None => {
                    out.push("true");
                }
            }
        }
        Predicate::Group { negated, any, members } => {
            out.push(if *negated { "not (" } else { "(" });
            out.join(members, if *any { " or " } else { " and " }, |out, member| {
                count_predicate(out, node, own, member)
            });
            out.push(")");
        }
        Predicate::Column { .. } => predicate(out, own, what),
    }
}
