//! Compares everything the files answer for.

use std::collections::BTreeMap;

use serde_json::Value;

use super::cause::Cause;
use super::ignore::Ignored;
use super::managed::Managed;
use super::order::other_order;
use super::subject::{Subject, relation_of};
use super::unlike::{Pair, Unlike, rows};
use crate::catalog::{Catalog, Kind, Object, ObjectId};
use crate::drift::change::PartChange;
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
    let scope = Scope { comparison, managed: Managed::new(comparison.inputs, comparison.platform) };
    let Inputs { full, have, .. } = comparison.inputs;
    let mut found = scope.objects();
    found.extend(rows(full, have).into_iter().filter_map(|(subject, unlike)| scope.row(subject, unlike)));
    found.extend(full.objects.keys().filter(|id| id.kind == Kind::Table).filter_map(|id| scope.column_order(id)));
    found.sort_by(|a, b| (&a.group, &a.subject).cmp(&(&b.group, &b.subject)));
    found
}

/// What of all differences counts, and who changed it.
struct Scope<'a> {
    comparison: &'a Comparison<'a>,
    managed: Managed<'a>,
}

impl Scope<'_> {
    fn objects(&self) -> Vec<Difference> {
        let Inputs { full, have, .. } = self.comparison.inputs;
        let pair = Pair { sides: [full, have] };
        let mut found = pair.objects(|id, unlike| self.counted(id, unlike));
        // Copied from the target to where the files ran: on both sides, and still in no file.
        let copied = have.objects.keys().filter(|id| id.kind == Kind::DefaultPrivileges && full.get(id).is_some());
        found.extend(copied.filter_map(|id| Some((id.clone(), self.counted(id, Unlike::Undeclared)?))));
        found.into_iter().filter_map(|(id, unlike)| self.described(&id, unlike)).collect()
    }

    fn counted(&self, id: &ObjectId, unlike: Unlike) -> Option<Unlike> {
        let Inputs { full, have, .. } = self.comparison.inputs;
        match unlike {
            Unlike::Missing => self.is_expected(full.get(id)?).then_some(unlike),
            Unlike::Undeclared => self.should_be_declared(have.get(id)?).then_some(unlike),
            Unlike::Changed(mut parts) => {
                let want = full.get(id).filter(|want| self.is_expected(want))?;
                parts.retain(|change| !is_given_by_default(self.comparison.inputs, want, change));
                (!parts.is_empty()).then_some(Unlike::Changed(parts))
            }
        }
    }

    /// What the files declare; and where the whole database is theirs, what every database has.
    fn is_expected(&self, want: &Object) -> bool {
        let inputs = self.comparison.inputs;
        let declared = inputs.want.get(&want.id).is_some();
        // Default privileges of the target were copied to where the files ran: that they are there says nothing.
        let by_platform = self.managed.compares_platform() && want.id.kind != Kind::DefaultPrivileges;
        (declared || by_platform) && inputs.is_in_scope(&want.id)
    }

    /// Whether something live that is in no file should be in one.
    fn should_be_declared(&self, have: &Object) -> bool {
        let inputs = self.comparison.inputs;
        let in_reach = match relation_of(inputs.have, have) {
            // What hangs on an undeclared relation comes and goes with it.
            Some(relation) => !is_undeclared(inputs, &relation) && inputs.is_in_scope(&relation),
            None => self.comparison.is_whole,
        };
        in_reach
            && is_undeclared(inputs, &have.id)
            && self.managed.includes(have)
            && !self.comparison.ignored.matches(&have.id.path())
    }

    fn described(&self, id: &ObjectId, unlike: Unlike) -> Option<Difference> {
        let inputs = self.comparison.inputs;
        let (want, have) = (inputs.full.get(id), inputs.have.get(id));
        let left_as = |side: &Object| inputs.base.get(id).map(|base| base.same_as(side));
        let (what, cause) = match unlike {
            Unlike::Missing => (What::Missing, Cause::of_missing(left_as(want?), inputs)),
            Unlike::Undeclared => (What::Undeclared, Cause::of_undeclared(left_as(have?), inputs)),
            Unlike::Changed(changes) => {
                let parts = blamed(inputs, id, changes);
                let cause = parts.iter().map(|part| part.cause).max()?;
                (What::Changed(parts), cause)
            }
        };
        let group = match (want, have) {
            (Some(want), _) => group_of(inputs.full, want),
            (None, have) => group_of(inputs.have, have?),
        };
        Some(Difference { subject: Subject::Object(id.clone()), group, what, cause })
    }

    /// The journal does not hold what is known by its row alone, so nobody knows who changed it.
    fn row(&self, subject: Subject, unlike: Unlike) -> Option<Difference> {
        let inputs = self.comparison.inputs;
        let Subject::Unmodelled { kind, identity } = &subject else { return None };
        let find = |catalog: &'_ Catalog| {
            let mut rows = catalog.unmodelled.iter();
            rows.find(|row| row.kind == *kind && row.identity == *identity).map(|row| row.schema.clone())
        };
        let what = match unlike {
            Unlike::Undeclared => {
                let schema = find(inputs.have)?;
                let is_ignored = self.comparison.ignored.matches(&identity.replace('"', ""));
                let counts = self.comparison.is_whole && self.managed.includes_schema(schema.as_deref()) && !is_ignored;
                counts.then_some(What::Undeclared)?
            }
            _ if !self.managed.compares_platform() && find(inputs.want).is_none() => return None,
            Unlike::Missing => What::Missing,
            Unlike::Changed(changes) => {
                let part = |change| PartDifference { change, left: None, cause: Cause::Unknown };
                What::Changed(changes.into_iter().map(part).collect())
            }
        };
        Some(Difference { group: subject.clone(), subject, what, cause: Cause::Unknown })
    }

    fn column_order(&self, table: &ObjectId) -> Option<Difference> {
        let Inputs { full, have, .. } = self.comparison.inputs;
        let want = full.get(table).filter(|want| self.is_expected(want))?;
        let (declared, live) = other_order(full, have, table)?;
        let what = What::ColumnOrder { declared, live };
        let subject = Subject::Object(table.clone());
        Some(Difference { subject, group: group_of(full, want), what, cause: Cause::Unknown })
    }
}

/// The parts, each with who changed it.
fn blamed(inputs: &Inputs<'_>, id: &ObjectId, changes: Vec<PartChange>) -> Vec<PartDifference> {
    // What an untouched database has, too, was left there by nobody.
    let base = inputs.base.get(id).or_else(|| inputs.initial.get(id));
    let base: Option<BTreeMap<String, Value>> = base.map(Object::parts);
    let blame = |change: PartChange| {
        let left = base.as_ref().map(|base| base.get(&change.part).cloned());
        let cause = |left: &Option<Value>| Cause::of_part(change.have.as_ref(), change.want.as_ref(), left.as_ref());
        let cause = left.as_ref().map_or(Cause::Unknown, cause);
        PartDifference { change, left, cause }
    };
    changes.into_iter().map(blame).collect()
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

fn is_undeclared(inputs: &Inputs<'_>, id: &ObjectId) -> bool {
    let sources = if id.kind == Kind::DefaultPrivileges { inputs.want } else { inputs.full };
    sources.get(id).is_none()
}

fn group_of(catalog: &Catalog, object: &Object) -> Subject {
    Subject::Object(relation_of(catalog, object).unwrap_or_else(|| object.id.clone()))
}
