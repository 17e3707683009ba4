//! How rows of two tables belong together.

/// A table, view or function by schema and name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name {
    /// Schema.
    pub schema: String,
    /// Bare name.
    pub name: String,
}

impl Name {
    /// A name in a schema.
    pub fn new(schema: &str, name: &str) -> Name {
        Name { schema: schema.to_owned(), name: name.to_owned() }
    }
}

/// How the rows of one table lead to rows of another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Relationship {
    /// Where one comes from.
    pub table: Name,
    /// Where it leads.
    pub foreign: Name,
    /// How many rows, and by which columns.
    pub cardinality: Cardinality,
    /// It leads to a view, which has no constraints to be named by.
    pub to_view: bool,
}

impl Relationship {
    /// At most one row is found.
    pub fn is_to_one(&self) -> bool {
        matches!(self.cardinality, Cardinality::ManyToOne(_) | Cardinality::OneToOne(_))
    }

    /// The table refers to itself.
    pub fn is_self(&self) -> bool {
        self.table == self.foreign
    }

    /// The foreign keys it goes by, which a hint can name; for a junction the junction's own two.
    pub fn constraints(&self) -> Vec<&str> {
        match &self.cardinality {
            Cardinality::ManyToMany(junction) => junction.constraints.iter().map(String::as_str).collect(),
            Cardinality::ManyToOne(link) | Cardinality::OneToMany(link) | Cardinality::OneToOne(link) => {
                vec![&link.constraint]
            }
        }
    }

    /// Columns of the table the relationship comes from.
    pub fn own_columns(&self) -> impl Iterator<Item = &String> {
        let pairs = match &self.cardinality {
            Cardinality::ManyToMany(junction) => &junction.source,
            Cardinality::ManyToOne(link) | Cardinality::OneToMany(link) | Cardinality::OneToOne(link) => &link.columns,
        };
        pairs.iter().map(|(own, _)| own)
    }
}

/// How many rows belong together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cardinality {
    /// The table refers to the other.
    ManyToOne(Link),
    /// The other refers to the table by columns that are unique there, or the table so to the other.
    OneToOne(Link),
    /// The other refers to the table.
    OneToMany(Link),
    /// A third table refers to both.
    ManyToMany(Junction),
}

/// A foreign key, seen from either side.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link {
    /// Constraint.
    pub constraint: String,
    /// Columns of this side, each with the other side's.
    pub columns: Vec<(String, String)>,
}

/// The third table of a many-to-many relationship.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Junction {
    /// The third table.
    pub table: Name,
    /// Its constraints towards the source and towards the target.
    pub constraints: [String; 2],
    /// Columns of the source, each with the junction's.
    pub source: Vec<(String, String)>,
    /// Columns of the target, each with the junction's.
    pub target: Vec<(String, String)>,
}
