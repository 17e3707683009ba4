//! An object with its parts, and the catalog that holds them.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::nesting::flattened;
use super::{
    Aggregate, Collation, Column, CompositeType, Constraint, DefaultPrivileges, Domain, Enum, EventTrigger, Extension,
    ForeignServer, Function, Index, Kind, ObjectId, Policy, Publication, PublicationSchema, PublicationTable,
    RangeType, Rule, Schema, Sequence, Statistics, Table, Trigger, UserMapping, View,
};

/// Stands for the deploying role in owners, grantees and policies, so that catalogs of two servers compare.
pub const DEPLOYER: &str = "deployer()";

/// What an object of each kind is made of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Facts {
    /// See [`Schema`].
    Schema(Schema),
    /// See [`Extension`].
    Extension(Extension),
    /// See [`Collation`].
    Collation(Collation),
    /// See [`Enum`].
    Enum(Enum),
    /// See [`Domain`].
    Domain(Domain),
    /// See [`CompositeType`].
    CompositeType(CompositeType),
    /// See [`RangeType`].
    RangeType(RangeType),
    /// See [`ForeignServer`].
    ForeignServer(ForeignServer),
    /// See [`UserMapping`].
    UserMapping(UserMapping),
    /// See [`Sequence`].
    Sequence(Sequence),
    /// See [`Table`].
    Table(Table),
    /// See [`Column`].
    Column(Column),
    /// See [`Function`].
    Function(Function),
    /// See [`Aggregate`].
    Aggregate(Aggregate),
    /// See [`Constraint`].
    Constraint(Constraint),
    /// See [`Index`].
    Index(Index),
    /// See [`Statistics`].
    Statistics(Statistics),
    /// See [`View`].
    View(View),
    /// See [`Rule`].
    Rule(Rule),
    /// See [`Trigger`].
    Trigger(Trigger),
    /// See [`Policy`].
    Policy(Policy),
    /// See [`EventTrigger`].
    EventTrigger(EventTrigger),
    /// See [`Publication`].
    Publication(Publication),
    /// See [`PublicationTable`].
    PublicationTable(PublicationTable),
    /// See [`PublicationSchema`].
    PublicationSchema(PublicationSchema),
    /// See [`DefaultPrivileges`].
    DefaultPrivileges(DefaultPrivileges),
}

/// Parts that inform a decision but are no difference of their own: they follow from another part or from history.
const NOT_COMPARED: [&str; 11] = [
    "position",
    "reference",
    "returns",
    "arguments",
    "columns",
    "table",
    "identity_sequence",
    "parent",
    "populated",
    "type_storage",
    "moment",
];

impl Facts {
    /// The name spaces in which an object has to find its name free, of those of [`Catalog::names`].
    pub fn name_spaces(&self) -> &'static [&'static str] {
        match self {
            Facts::Table(_) | Facts::View(_) => &["relation", "type"],
            Facts::Sequence(_) | Facts::Index(_) => &["relation"],
            Facts::Constraint(constraint) if constraint.has_index() => &["relation"],
            Facts::Enum(_) | Facts::Domain(_) | Facts::CompositeType(_) | Facts::RangeType(_) => &["type"],
            Facts::Function(_) | Facts::Aggregate(_) => &["routine"],
            _ => &[],
        }
    }

    /// Reads the facts of one kind from the JSON its query builds.
    pub fn from_json(kind: Kind, json: &str) -> Result<Facts, serde_json::Error> {
        Ok(match kind {
            Kind::Schema => Facts::Schema(serde_json::from_str(json)?),
            Kind::Extension => Facts::Extension(serde_json::from_str(json)?),
            Kind::Collation => Facts::Collation(serde_json::from_str(json)?),
            Kind::Enum => Facts::Enum(serde_json::from_str(json)?),
            Kind::Domain => Facts::Domain(serde_json::from_str(json)?),
            Kind::CompositeType => Facts::CompositeType(serde_json::from_str(json)?),
            Kind::RangeType => Facts::RangeType(serde_json::from_str(json)?),
            Kind::ForeignServer => Facts::ForeignServer(serde_json::from_str(json)?),
            Kind::UserMapping => Facts::UserMapping(serde_json::from_str(json)?),
            Kind::Sequence => Facts::Sequence(serde_json::from_str(json)?),
            Kind::Table => Facts::Table(serde_json::from_str(json)?),
            Kind::Column => Facts::Column(serde_json::from_str(json)?),
            Kind::Function => Facts::Function(serde_json::from_str(json)?),
            Kind::Aggregate => Facts::Aggregate(serde_json::from_str(json)?),
            Kind::Constraint => Facts::Constraint(serde_json::from_str(json)?),
            Kind::Index => Facts::Index(serde_json::from_str(json)?),
            Kind::Statistics => Facts::Statistics(serde_json::from_str(json)?),
            Kind::View => Facts::View(serde_json::from_str(json)?),
            Kind::Rule => Facts::Rule(serde_json::from_str(json)?),
            Kind::Trigger => Facts::Trigger(serde_json::from_str(json)?),
            Kind::Policy => Facts::Policy(serde_json::from_str(json)?),
            Kind::EventTrigger => Facts::EventTrigger(serde_json::from_str(json)?),
            Kind::Publication => Facts::Publication(serde_json::from_str(json)?),
            Kind::PublicationTable => Facts::PublicationTable(serde_json::from_str(json)?),
            Kind::PublicationSchema => Facts::PublicationSchema(serde_json::from_str(json)?),
            Kind::DefaultPrivileges => Facts::DefaultPrivileges(serde_json::from_str(json)?),
        })
    }
}

/// One object of a catalog.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Object {
    /// Which object.
    pub id: ObjectId,
    /// Owner; [`DEPLOYER`] for the deploying role; none where the owner follows from another object.
    pub owner: Option<String>,
    /// Comment.
    pub comment: Option<String>,
    /// Privileges after defaults are applied, `SELECT anon` or, grantable, `SELECT* anon`.
    pub acl: BTreeSet<String>,
    /// What it is made of.
    pub facts: Facts,
    /// Objects it needs; not part of its definition.
    #[serde(skip)]
    pub needs: BTreeSet<ObjectId>,
    /// Who holds privileges, in the order in which the server lists them; not part of its definition.
    #[serde(skip)]
    pub grantees: Vec<String>,
    /// Transaction that wrote it last, on a server where nothing else runs; not part of its definition.
    #[serde(skip)]
    pub written_by: i64,
    /// Catalog address (class, object, sub-object) while its server lives.
    #[serde(skip)]
    pub address: (u32, u32, i32),
}

impl Object {
    /// Compared parts by name. Each privilege is a part of its own.
    pub fn parts(&self) -> BTreeMap<String, Value> {
        let mut parts = BTreeMap::new();
        if let Ok(Value::Object(tagged)) = serde_json::to_value(&self.facts) {
            for facts in tagged.into_iter().filter_map(|(_, value)| match value {
                Value::Object(facts) => Some(facts),
                _ => None,
            }) {
                let compared = facts.into_iter().filter(|(name, _)| self.is_compared(name));
                parts.extend(compared.map(|(name, value)| (name, flattened_value(value))));
            }
        }
        if let Some(owner) = &self.owner {
            parts.insert("owner".into(), Value::String(owner.clone()));
        }
        if let Some(comment) = &self.comment {
            parts.insert("comment".into(), Value::String(comment.clone()));
        }
        for item in &self.acl {
            parts.insert(format!("grant {item}"), Value::Bool(true));
        }
        parts
    }

    fn is_compared(&self, part: &str) -> bool {
        // A view's columns follow from its text, except where `*` meant other columns when it was made.
        !NOT_COMPARED.contains(&part) || (part == "columns" && self.id.kind == Kind::View)
    }

    /// Whether both are the same by every compared part.
    pub fn same_as(&self, other: &Object) -> bool {
        self.is_alike(other) || self.parts() == other.parts()
    }

    /// Whether both are the same by every fact, compared or not: quick to tell, and true of most pairs.
    pub fn is_alike(&self, other: &Object) -> bool {
        self.id.kind == other.id.kind
            && self.facts == other.facts
            && self.owner == other.owner
            && self.comment == other.comment
            && self.acl == other.acl
    }

    /// Whether the object follows from another one (a partition's part, an inherited column).
    pub fn is_derived(&self) -> bool {
        match &self.facts {
            Facts::Column(column) => column.inherited,
            Facts::Sequence(sequence) => sequence.identity,
            Facts::Constraint(constraint) => constraint.inherited,
            Facts::Index(index) => index.inherited,
            _ => false,
        }
    }

    /// The table the object hangs on, if it hangs on one.
    pub fn table(&self) -> Option<ObjectId> {
        if matches!(self.id.kind, Kind::Index | Kind::Statistics) {
            return self.needs.iter().find(|id| id.kind == Kind::Table).cloned();
        }
        self.id.parent_table()
    }
}

/// An object of a kind the catalog does not hold.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Unmodelled {
    /// Its kind in words.
    pub kind: String,
    /// PostgreSQL's own identity of it.
    pub identity: String,
    /// Its schema; none for what is in no schema.
    pub schema: Option<String>,
    /// What its catalog row says, by part, as JSON; with names in place of OIDs, so that two databases compare.
    pub facts: BTreeMap<String, String>,
}

/// Conditions print as they were nested when they were written, and nested otherwise once they were read back.
fn flattened_value(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(flattened(text)),
        Value::Object(parts) => parts.into_iter().map(|(name, value)| (name, flattened_value(value))).collect(),
        other => other,
    }
}

impl Unmodelled {
    /// Kind and identity as an event trigger says them.
    pub fn words(&self) -> String {
        let kind = if self.kind == "base type" { "type" } else { &self.kind };
        format!("{kind} {}", self.identity)
    }

    /// Whether both rows are of one object, as it is in two databases.
    pub fn is_named_as(&self, other: &Unmodelled) -> bool {
        self.kind == other.kind && self.identity == other.identity
    }

    /// Compared parts by name, as those of an [`Object`].
    pub fn parts(&self) -> BTreeMap<String, Value> {
        let value = |text: &String| serde_json::from_str(text).unwrap_or_else(|_| Value::String(text.clone()));
        self.facts.iter().map(|(part, text)| (part.clone(), value(text))).collect()
    }
}

/// The schema of a database as a value.
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    /// Objects by identity.
    pub objects: BTreeMap<ObjectId, Object>,
    /// Objects of kinds not held.
    pub unmodelled: BTreeSet<Unmodelled>,
    /// Taken names: (name space, schema, name) → kind in words. Name spaces are `relation`, `type`, `routine`.
    pub names: BTreeMap<(&'static str, String, String), String>,
    /// What of kinds not held needs an object, in the server's words.
    pub strangers: BTreeMap<ObjectId, Vec<String>>,
}

impl Catalog {
    /// An object by identity.
    pub fn get(&self, id: &ObjectId) -> Option<&Object> {
        self.objects.get(id)
    }

    /// The kind that holds the name an absent object would need, if another object has it.
    pub fn name_taken_by(&self, id: &ObjectId, facts: &Facts) -> Option<&str> {
        let name = |space: &&'static str| self.names.get(&(*space, id.schema.clone(), id.name.clone()));
        facts.name_spaces().iter().find_map(name).map(String::as_str)
    }

    /// Objects that need `id`, directly or through others, the farthest first.
    pub fn dependents(&self, id: &ObjectId) -> Vec<&Object> {
        let mut found: Vec<&Object> = Vec::new();
        let mut seen: BTreeSet<ObjectId> = BTreeSet::from([id.clone()]);
        self.collect_dependents(id, &mut seen, &mut found);
        found
    }

    fn collect_dependents<'a>(&'a self, id: &ObjectId, seen: &mut BTreeSet<ObjectId>, found: &mut Vec<&'a Object>) {
        for object in self.objects.values().filter(|object| object.needs.contains(id)) {
            if seen.insert(object.id.clone()) {
                self.collect_dependents(&object.id, seen, found);
                found.push(object);
            }
        }
    }
}
