//! Which object: kind and name.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Kinds of objects, in the order in which they can be created when nothing else is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A schema.
    Schema,
    /// An installed extension.
    Extension,
    /// A collation.
    Collation,
    /// An enum type.
    Enum,
    /// A domain.
    Domain,
    /// A composite type that stands alone.
    CompositeType,
    /// A range type.
    RangeType,
    /// A foreign server.
    ForeignServer,
    /// A role's mapping to a foreign server.
    UserMapping,
    /// A sequence.
    Sequence,
    /// An ordinary, partitioned or foreign table.
    Table,
    /// A column of a table.
    Column,
    /// A function or procedure.
    Function,
    /// An aggregate.
    Aggregate,
    /// A check, foreign key, primary key, unique or exclusion constraint.
    Constraint,
    /// An index that no constraint owns.
    Index,
    /// An extended statistics object.
    Statistics,
    /// A view or materialized view.
    View,
    /// A rewrite rule.
    Rule,
    /// A trigger.
    Trigger,
    /// A row security policy.
    Policy,
    /// An event trigger.
    EventTrigger,
    /// A publication.
    Publication,
    /// A table in a publication.
    PublicationTable,
    /// A schema in a publication.
    PublicationSchema,
    /// Default privileges of a role.
    DefaultPrivileges,
}

impl Kind {
    /// The words used in messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Schema => "schema",
            Kind::Extension => "extension",
            Kind::Collation => "collation",
            Kind::Enum => "enum",
            Kind::Domain => "domain",
            Kind::CompositeType => "composite type",
            Kind::RangeType => "range type",
            Kind::ForeignServer => "foreign server",
            Kind::UserMapping => "user mapping",
            Kind::Sequence => "sequence",
            Kind::Table => "table",
            Kind::Column => "column",
            Kind::Function => "function",
            Kind::Aggregate => "aggregate",
            Kind::Constraint => "constraint",
            Kind::Index => "index",
            Kind::Statistics => "statistics",
            Kind::View => "view",
            Kind::Rule => "rule",
            Kind::Trigger => "trigger",
            Kind::Policy => "policy",
            Kind::EventTrigger => "event trigger",
            Kind::Publication => "publication",
            Kind::PublicationTable => "publication table",
            Kind::PublicationSchema => "publication schema",
            Kind::DefaultPrivileges => "default privileges",
        }
    }
}

/// Identity of an object inside one database. Names are bare, never quoted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ObjectId {
    /// Its kind.
    pub kind: Kind,
    /// Its schema; empty for what stands in no schema, and for global default privileges.
    pub schema: String,
    /// The relation it hangs on, for parts of relations; the server for user mappings; the role for default privileges.
    pub relation: String,
    /// Its own name; routines carry their argument types, what is in a publication has the publication's name.
    pub name: String,
}

impl ObjectId {
    /// The table a part of a table hangs on.
    pub fn parent_table(&self) -> Option<ObjectId> {
        match self.kind {
            Kind::Column | Kind::Constraint | Kind::Trigger | Kind::Policy | Kind::Rule | Kind::PublicationTable => {
                Some(ObjectId {
                    kind: Kind::Table,
                    schema: self.schema.clone(),
                    relation: String::new(),
                    name: self.relation.clone(),
                })
            }
            _ => None,
        }
    }

    /// The name without the kind: `public.customers.email`.
    pub fn path(&self) -> String {
        [&self.schema, &self.relation, &self.name]
            .into_iter()
            .filter(|part| !part.is_empty())
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(".")
    }
}

impl fmt::Display for ObjectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} \"{}\"", self.kind.as_str(), self.path())
    }
}
