//! Functions a request can call.

use super::relationship::Name;

/// A function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Routine {
    /// Schema and name.
    pub name: Name,
    /// Inputs in order.
    pub parameters: Vec<Parameter>,
    /// What it answers with.
    pub returns: Returns,
}

/// An input of a function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// Name; empty when it has none.
    pub name: String,
    /// Type as the server prints it.
    pub data_type: String,
    /// It has no default.
    pub required: bool,
    /// It takes all that follow.
    pub variadic: bool,
}

/// What a function answers with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Returns {
    /// Nothing.
    Nothing,
    /// Values of a type that has no columns.
    Value {
        /// Any number of them.
        set: bool,
    },
    /// Rows.
    Rows {
        /// Any number of them.
        set: bool,
        /// The table or view whose row type it is.
        relation: Option<Name>,
    },
}

impl Routine {
    /// Whether arguments of these names can be given to it.
    pub fn takes(&self, arguments: &[String]) -> bool {
        let names_one = |argument: &String| self.parameters.iter().any(|parameter| parameter.name == *argument);
        let mut required = self.parameters.iter().filter(|parameter| parameter.required);
        arguments.iter().all(names_one) && required.all(|parameter| arguments.contains(&parameter.name))
    }

    /// Whether it takes a JSON body whole.
    pub(crate) fn takes_json(&self) -> bool {
        matches!(&self.parameters[..], [only] if only.name.is_empty() && ["json", "jsonb"].contains(&only.data_type.as_str()))
    }

    /// `public.f(a => integer)`.
    pub(super) fn signature(&self) -> String {
        let parameters: Vec<String> =
            self.parameters.iter().map(|parameter| format!("{} => {}", parameter.name, parameter.data_type)).collect();
        format!("{}.{}({})", self.name.schema, self.name.name, parameters.join(", "))
    }
}
