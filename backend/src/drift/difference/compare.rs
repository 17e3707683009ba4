//! Compares everything the files answer for.

use std::collections::BTreeMap;

use serde_json::Value;

use super::cause::Cause;
use super::ignore::Ignored;
use super::managed::Managed;
use super::order::other_order;
use super::subject::{Subject, relation_of};
use super::unmodelled;
use crate::catalog::{Catalog, Kind, Object, ObjectId};
use crate::drift::change::{PartChange, part_changes};
use crate::files::PlatformKind;
use crate::plan::Inputs;

/// What is compared.
pub struct Comparison<'a> {
    /// The catalogs, and which statement declares what.
    pub inputs: &'a Inputs<'a>,
    /// The platform the files run on.
    pub platform: PlatformKind,
    /// Names that may be in no file.
    pub ignored: &'a Ignored,
    /// All phases were asked for; else what is in no file counts only where it hangs on a declared relation.
    pub is_whole: bool,
}

/// One difference.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// What it is about.
    pub subject: Subject,
    /// The relation that is part of, or itself.
    pub group: Subject,
    /// What differs.
    pub what: What,
    /// Who changed it.
    pub cause: Cause,
}

/// What differs.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// Declared and not live.
    Missing,
    /// Live and in no file.
    Undeclared,
    /// On both sides, and not the same.
    Changed(Vec<PartDifference>),
    /// The catalog rows differ; nobody says in what.
    Unmodelled,
    /// The same columns in another order: a note.
    ColumnOrder {
        /// As declared.
        declared: Vec<String>,
        /// As they are.
        live: Vec<String>,
    },
}

/// One part of an object that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct PartDifference {
    /// The part, with its live and its declared value.
    pub change: PartChange,
    /// What the last deployment left; none where no deployment is known.
    pub left: Option<Option<Value>>,
    /// Who changed it.
    pub cause: Cause,
}

impl Difference {
    /// Whether live is not what is declared. The order of columns is a note.
    pub fn is_difference(&self) -> bool {
        !matches!(self.what, What::ColumnOrder { .. })
    }
}

/// All differences, by relation.
pub fn compare(comparison: &Comparison<'_>) -> Vec<Difference> {
    let managed = Managed::new(comparison.inputs, comparison.platform);
    let mut found = declared_objects(comparison, &managed);
    found.extend(undeclared_objects(comparison, &managed));
    found.extend(unmodelled::differences(comparison, &managed));
    found.sort_by(|a, b| (&a.group, &a.subject).cmp(&(&b.group, &b.subject)));
    found
}

fn declared_objects(comparison: &Comparison<'_>, managed: &Managed<'_>) -> Vec<Difference> {
    let inputs = comparison.inputs;
    let mut found = Vec::new();
    for want in inputs.full.objects.values().filter(|want| is_expected(inputs, managed, want)) {
        let group = group_of(inputs.full, want);
        let Some(have) = inputs.have.get(&want.id) else {
            found.extend(missing(inputs, want).map(|cause| difference(&want.id, group, What::Missing, cause)));
            continue;
        };
        if let Some((parts, cause)) = changed(inputs, want, have) {
            found.push(difference(&want.id, group.clone(), What::Changed(parts), cause));
        }
        if want.id.kind == Kind::Table
            && let Some((declared, live)) = other_order(inputs.full, inputs.have, &want.id)
        {
            found.push(difference(&want.id, group, What::ColumnOrder { declared, live }, Cause::Unknown));
        }
    }
    found
}

/// What the files declare; and where the whole database is theirs, what every database has.
fn is_expected(inputs: &Inputs<'_>, managed: &Managed<'_>, want: &Object) -> bool {
    let declared = inputs.want.get(&want.id).is_some();
    // Default privileges of the target were copied to where the files ran: that they are there says nothing.
    let by_platform = managed.compares_platform() && want.id.kind != Kind::DefaultPrivileges;
    (declared || by_platform) && inputs.is_in_scope(&want.id)
}

fn missing(inputs: &Inputs<'_>, want: &Object) -> Option<Cause> {
    if want.is_derived() || relation_of(inputs.full, want).is_some_and(|relation| inputs.have.get(&relation).is_none())
    {
        return None;
    }
    let left = inputs.base.get(&want.id).map(|base| base.same_as(want));
    Some(Cause::of_missing(left, inputs))
}

fn changed(inputs: &Inputs<'_>, want: &Object, have: &Object) -> Option<(Vec<PartDifference>, Cause)> {
    // What an untouched database has, too, was left there by nobody.
    let base = inputs.base.get(&want.id).or_else(|| inputs.initial.get(&want.id));
    let base: Option<BTreeMap<String, Value>> = base.map(Object::parts);
    let counted = part_changes(have, want).into_iter().filter(|change| !is_given_by_default(inputs, want, change));
    let changes = counted.map(|change| {
        let left = base.as_ref().map(|base| base.get(&change.part).cloned());
        let blame = |left: &Option<Value>| Cause::of_part(change.have.as_ref(), change.want.as_ref(), left.as_ref());
        let cause = left.as_ref().map_or(Cause::Unknown, blame);
        PartDifference { change, left, cause }
    });
    let parts: Vec<PartDifference> = changes.collect();
    let cause = parts.iter().map(|part| part.cause).max()?;
    Some((parts, cause))
}

/// A privilege that the object has where the files ran only because of the target's own default privileges. Live it may
/// be older than these.
fn is_given_by_default(inputs: &Inputs<'_>, want: &Object, change: &PartChange) -> bool {
    let Some(item) = change.part.strip_prefix("grant ").filter(|_| change.have.is_none()) else { return false };
    let gives = |defaults: &Object| {
        let reaches = defaults.id.schema.is_empty() || defaults.id.schema == want.id.schema;
        reaches && default_privileges_of(want.id.kind) == Some(defaults.id.name.as_str()) && defaults.acl.contains(item)
    };
    let all = inputs.full.objects.values().filter(|object| object.id.kind == Kind::DefaultPrivileges);
    let given = all.filter(|defaults| inputs.want.get(&defaults.id).is_none()).any(gives);
    let is_grant = |index: usize| {
        inputs
            .statements
            .get(index)
            .is_some_and(|declared| matches!(declared.statement.kind.as_str(), "grant" | "revoke"))
    };
    given && !inputs.attribution.concerns(&want.id).any(is_grant)
}

/// The word of default privileges for a kind.
fn default_privileges_of(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Table | Kind::View => Some("tables"),
        Kind::Sequence => Some("sequences"),
        Kind::Function => Some("functions"),
        Kind::Enum => Some("types"),
        Kind::Schema => Some("schemas"),
        _ => None,
    }
}

fn undeclared_objects(comparison: &Comparison<'_>, managed: &Managed<'_>) -> Vec<Difference> {
    let inputs = comparison.inputs;
    let live = inputs.have.objects.values();
    let undeclared = live.filter(|have| !have.is_derived() && is_undeclared(inputs, &have.id));
    let counted = undeclared.filter(|have| match relation_of(inputs.have, have) {
        // What hangs on an undeclared relation comes and goes with it.
        Some(relation) => !is_undeclared(inputs, &relation) && inputs.is_in_scope(&relation),
        None => comparison.is_whole,
    });
    let kept = counted.filter(|have| managed.includes(have) && !comparison.ignored.matches(&have.id.path()));
    kept.map(|have| {
        let left = inputs.base.get(&have.id).map(|base| base.same_as(have));
        let cause = Cause::of_undeclared(left, inputs);
        difference(&have.id, group_of(inputs.have, have), What::Undeclared, cause)
    })
    .collect()
}

fn is_undeclared(inputs: &Inputs<'_>, id: &ObjectId) -> bool {
    let sources = if id.kind == Kind::DefaultPrivileges { inputs.want } else { inputs.full };
    sources.get(id).is_none()
}

fn group_of(catalog: &Catalog, object: &Object) -> Subject {
    Subject::Object(relation_of(catalog, object).unwrap_or_else(|| object.id.clone()))
}

fn difference(id: &ObjectId, group: Subject, what: What, cause: Cause) -> Difference {
    Difference { subject: Subject::Object(id.clone()), group, what, cause }
}
