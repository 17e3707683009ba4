//! Domains.

use crate::catalog::{Domain, DomainConstraint, Kind, Object, add_domain_constraint, domain_constraint_comment};
use crate::sql::{ident, qualified};

use super::super::hazard::{Hazard, Nature};
use super::data_type::remade;
use super::{Sides, Step};

pub(super) fn steps(sides: Sides<'_>, want: &Object, (from, to): (&Domain, &Domain), parts: &[&str]) -> Vec<Step> {
    if parts.iter().any(|part| ["base_type", "collation"].contains(part)) {
        // The type below a domain cannot be changed in place.
        return vec![remade(sides, want, parts)];
    }
    let alter = format!("alter domain {}", qualified(&want.id.schema, &want.id.name));
    let mut steps = Vec::new();
    if parts.contains(&"default") {
        let sql = match &to.default {
            Some(default) => format!("{alter} set default {default}"),
            None => format!("{alter} drop default"),
        };
        steps.push(Step::new(want, &["default"], Nature::Replace, vec![sql]));
    }
    let is_stored = sides.have.dependents(&want.id).iter().any(|user| user.id.kind == Kind::Column);
    steps.extend(not_null(want, &alter, (from, to), parts, is_stored));
    if parts.contains(&"constraints") {
        steps.extend(constraints(want, &alter, (from, to), is_stored));
    }
    steps
}

fn not_null(
    want: &Object,
    alter: &str,
    (from, to): (&Domain, &Domain),
    parts: &[&str],
    is_stored: bool,
) -> Option<Step> {
    let settled: Vec<&str> = ["not_null", "not_null_name"].into_iter().filter(|part| parts.contains(part)).collect();
    if settled.is_empty() {
        return None;
    }
    let chosen = format!("{}_not_null", want.id.name);
    let name = |domain: &Domain| ident(domain.not_null_name.as_ref().unwrap_or(&chosen));
    let (nature, sql) = match (from.not_null, to.not_null) {
        (true, true) => (Nature::Replace, format!("{alter} rename constraint {} to {}", name(from), name(to))),
        (_, false) => (Nature::Replace, format!("{alter} drop not null")),
        (false, true) => {
            let sql = match &to.not_null_name {
                Some(name) => format!("{alter} add constraint {} not null", ident(name)),
                None => format!("{alter} set not null"),
            };
            (checks_values(is_stored), sql)
        }
    };
    Some(Step::new(want, &settled, nature, vec![sql]))
}

/// A check over values that are there reads them all.
fn checks_values(is_stored: bool) -> Nature {
    if is_stored { Nature::Hazard(Hazard::ValidatesRows) } else { Nature::Additive }
}

fn constraints(want: &Object, alter: &str, (from, to): (&Domain, &Domain), is_stored: bool) -> Vec<Step> {
    let step = |nature, sql| Step::new(want, &["constraints"], nature, sql);
    let dropped = |name: &str| format!("{alter} drop constraint {}", ident(name));
    let gone = from.constraints.keys().filter(|name| !to.constraints.contains_key(*name));
    let gone = gone.map(|name| step(Nature::Hazard(Hazard::DropsObject), vec![dropped(name)]));
    let kept = to.constraints.iter().flat_map(|(name, new)| {
        let nature = if new.validated { checks_values(is_stored) } else { Nature::Additive };
        let add = add_domain_constraint(want, name, new);
        let comment = |old: Option<&DomainConstraint>| {
            let differs = old.and_then(|old| old.comment.as_ref()) != new.comment.as_ref();
            differs.then(|| domain_constraint_comment(want, name, new.comment.as_deref()))
        };
        let comment_of =
            |new: &DomainConstraint| new.comment.as_ref().map(|text| domain_constraint_comment(want, name, Some(text)));
        match from.constraints.get(name) {
            None => vec![step(nature, [Some(add), comment(None)].into_iter().flatten().collect())],
            Some(old) if old.definition == new.definition => {
                let validated = (new.validated && !old.validated)
                    .then(|| step(nature, vec![format!("{alter} validate constraint {}", ident(name))]));
                // A checked constraint is stricter than declared, and there is no way back but to add it anew.
                let loosened = (old.validated && !new.validated).then(|| {
                    let sql = [Some(dropped(name)), Some(add.clone()), comment_of(new)];
                    step(Nature::Replace, sql.into_iter().flatten().collect())
                });
                let comment = comment(Some(old)).map(|sql| step(Nature::Replace, vec![sql]));
                [validated, loosened, comment].into_iter().flatten().collect()
            }
            Some(_) => {
                let replaced = if nature == Nature::Additive { Nature::Replace } else { nature };
                vec![step(replaced, [Some(dropped(name)), Some(add), comment(None)].into_iter().flatten().collect())]
            }
        }
    });
    gone.chain(kept).collect()
}
