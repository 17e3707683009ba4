//! Identity columns, and the change between them and columns with a sequence of their own.

use crate::catalog::{Column, Facts, IdentitySequence, Kind, Object, create, grant, render_drop};
use crate::sql::{ident, literal, qualified};

use super::super::hazard::Nature;
use super::{Sides, Step};

/// A serial column becomes an identity column, or the other way: the values go on where they were.
pub(super) fn conversion(sides: Sides<'_>, want: &Object, (from, to): (&Column, &Column)) -> Option<Step> {
    if from.identity.is_empty() == to.identity.is_empty() {
        return None;
    }
    let owned = |catalog: &crate::catalog::Catalog| {
        let column = [&want.id.schema, &want.id.relation, &want.id.name].map(String::as_str).join(".");
        let is_owned = |object: &&Object| match &object.facts {
            Facts::Sequence(sequence) => sequence.owned_by.as_ref().is_some_and(|by| by.replace('"', "") == column),
            _ => false,
        };
        catalog.objects.values().filter(|object| object.id.kind == Kind::Sequence).find(is_owned).cloned()
    };
    let (old, new) = (owned(sides.have)?, owned(sides.want)?);
    let name = |object: &Object| qualified(&object.id.schema, &object.id.name);
    let alter =
        format!("alter table {} alter column {}", qualified(&want.id.schema, &want.id.relation), ident(&want.id.name));
    let renamed = old.id == new.id;
    let mut before = old.clone();
    if renamed {
        before.id.name += "__before";
    }
    let rename = format!("alter sequence {} rename to {}", name(&old), ident(&before.id.name));
    let mut sql: Vec<String> = renamed.then_some(rename).into_iter().collect();
    let values =
        format!("select pg_catalog.setval({}, last_value, is_called) from {}", literal(&name(&new)), name(&before));
    if to.identity.is_empty() {
        sql.extend(create(&new, sides.want));
        sql.push(values);
        sql.push(format!("{alter} drop identity"));
        sql.extend(to.default.as_ref().map(|default| format!("{alter} set default {default}")));
        sql.push(format!(
            "alter sequence {} owned by {}.{}",
            name(&new),
            qualified(&want.id.schema, &want.id.relation),
            ident(&want.id.name)
        ));
    } else {
        let word = if to.identity == "a" { "always" } else { "by default" };
        sql.push(format!("{alter} drop default"));
        sql.push(format!("{alter} add generated {word} as identity (sequence name {})", name(&new)));
        sql.extend(to.identity_sequence.as_ref().map(|sequence| format!("{alter} {}", options(sequence))));
        sql.push(values);
        sql.extend(renamed.then(|| render_drop(&before)));
        sql.extend(
            new.acl.iter().filter(|item| !item.ends_with(crate::catalog::DEPLOYER)).map(|item| grant(&new, item)),
        );
    }
    Some(Step::new(want, &["identity", "default"], Nature::Replace, sql))
}

pub(super) fn steps(want: &Object, alter: &str, (from, to): (&Column, &Column), parts: &[&str]) -> Vec<Step> {
    let word = if to.identity == "a" { "always" } else { "by default" };
    if !parts.contains(&"identity") {
        return Vec::new();
    }
    let converted = from.identity.is_empty() != to.identity.is_empty();
    let changed: Vec<&str> =
        ["identity", "default"].into_iter().filter(|part| *part == "identity" || converted).collect();
    let mut sql = Vec::new();
    match (from.identity.is_empty(), to.identity.is_empty()) {
        (true, false) => {
            sql.extend(from.default.is_some().then(|| format!("{alter} drop default")));
            sql.push(format!("{alter} add generated {word} as identity"));
        }
        (false, true) => {
            sql.push(format!("{alter} drop identity"));
            sql.extend(to.default.as_ref().map(|default| format!("{alter} set default {default}")));
        }
        (false, false) if from.identity != to.identity => sql.push(format!("{alter} set generated {word}")),
        _ => {}
    }
    if let Some(sequence) = &to.identity_sequence {
        sql.push(format!("{alter} {}", options(sequence)));
    }
    vec![Step::new(want, &changed, Nature::Replace, sql)]
}

fn options(sequence: &IdentitySequence) -> String {
    let cycle = if sequence.cycle { "set cycle" } else { "set no cycle" };
    format!(
        "set increment by {} set minvalue {} set maxvalue {} set start with {} set cache {} {cycle}",
        sequence.increment, sequence.min, sequence.max, sequence.start, sequence.cache
    )
}
