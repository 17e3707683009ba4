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
    /// An enum type.
    Enum,
    /// A sequence.
    Sequence,
    /// An ordinary or partitioned table.
    Table,
    /// A column of a table.
    Column,
    /// A function or procedure.
    Function,
    /// A check, foreign key, primary key, unique or exclusion constraint.
    Constraint,
    /// An index that no constraint owns.
    Index,
    /// A view or materialized view.
    View,
    /// A trigger.
    Trigger,
    /// A row security policy.
    Policy,
    /// Default privileges of a role.
    DefaultPrivileges,
}

impl Kind {
    /// The words used in messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Schema => "schema",
            Kind::Extension => "extension",
            Kind::Enum => "enum",
            Kind::Sequence => "sequence",
            Kind::Table => "table",
            Kind::Column => "column",
            Kind::Function => "function",
            Kind::Constraint => "constraint",
            Kind::Index => "index",
            Kind::View => "view",
            Kind::Trigger => "trigger",
            Kind::Policy => "policy",
            Kind::DefaultPrivileges => "default privileges",
        }
    }
}

/// Identity of an object inside one database. Names are bare, never quoted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ObjectId {
    /// Its kind.
    pub kind: Kind,
    /// Its schema; empty for schemas, extensions and global default privileges.
    pub schema: String,
    /// The relation it hangs on, for columns, constraints, triggers and policies; the role for default privileges.
    pub relation: String,
    /// Its own name; functions carry their argument types.
    pub name: String,
}

impl ObjectId {
    /// The table a part of a table hangs on.
    pub fn parent_table(&self) -> Option<ObjectId> {
        match self.kind {
            Kind::Column | Kind::Constraint | Kind::Trigger | Kind::Policy => Some(ObjectId {
                kind: Kind::Table,
                schema: self.schema.clone(),
                relation: String::new(),
                name: self.relation.clone(),
            }),
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
