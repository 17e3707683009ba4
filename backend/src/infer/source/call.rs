//! One request as the code makes it.

use super::value::Value;
use crate::finding::Location;

/// A chain of calls that begins at the client.
#[derive(Clone, Debug)]
pub struct Call {
    /// What is asked.
    pub target: Target,
    /// The schema it is asked in.
    pub schema: Schema,
    /// The methods that follow, in order; of a chain that goes on in several branches, those of all of them.
    pub steps: Vec<Step>,
    /// Where `from` or `rpc` stands.
    pub place: Location,
}

/// What a request begins with.
#[derive(Clone, Debug)]
pub enum Target {
    /// `from(relation)`.
    Relation(Value),
    /// `rpc(function, arguments, options)`.
    Function {
        /// Name.
        name: Value,
        /// Arguments by name.
        arguments: Option<Value>,
        /// Options.
        options: Option<Value>,
    },
}

/// The schema of a client.
#[derive(Clone, Debug)]
pub enum Schema {
    /// Nobody names one.
    Default,
    /// The code names it.
    Named(Value),
}

/// A method of a chain.
#[derive(Clone, Debug)]
pub struct Step {
    /// Name of the method.
    pub name: String,
    /// Arguments; what follows a spread one is left out.
    pub arguments: Vec<Value>,
    /// Where the name stands.
    pub place: Location,
}

impl Step {
    /// What a step is known by: where it stands.
    pub fn key(&self) -> (String, usize) {
        (self.place.source.path.clone(), self.place.start)
    }
}
