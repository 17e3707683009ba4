//! Status, code and texts of the data API's own errors.

use serde_json::{Value, json};

use super::api_error::{ApiError, ConnectionProblem, JwtProblem, RangeProblem};
use super::body::{ErrorBody, ErrorReply};
use crate::postgrest::cache::{Cardinality, Relationship};

impl ApiError {
    /// The answer a client gets.
    pub fn reply(&self) -> ErrorReply {
        let (status, code) = self.status_and_code();
        let body =
            ErrorBody { code: code.to_owned(), details: self.details(), hint: self.hint(), message: self.message() };
        ErrorReply { status, body }
    }

    fn status_and_code(&self) -> (u16, &'static str) {
        match self {
            ApiError::Query { .. } => (400, "PGRST100"),
            ApiError::CallMethod(_) => (405, "PGRST101"),
            ApiError::Body(_) => (400, "PGRST102"),
            ApiError::Range(_) => (416, "PGRST103"),
            ApiError::Schema { .. } => (406, "PGRST106"),
            ApiError::MediaType(_) => (406, "PGRST107"),
            ApiError::NotEmbedded(_) => (400, "PGRST108"),
            ApiError::NotSingle(_) => (406, "PGRST116"),
            ApiError::Method(_) => (405, "PGRST117"),
            ApiError::RelatedOrder { .. } => (400, "PGRST118"),
            ApiError::Spread { .. } => (400, "PGRST119"),
            ApiError::EmbedFilter(_) => (400, "PGRST120"),
            ApiError::Preferences(_) => (400, "PGRST122"),
            ApiError::Aggregates => (400, "PGRST123"),
            ApiError::MaxAffected(_) => (400, "PGRST124"),
            ApiError::Path => (404, "PGRST125"),
            ApiError::NoRelationship { .. } => (400, "PGRST200"),
            ApiError::AmbiguousRelationship { .. } => (300, "PGRST201"),
            ApiError::NoFunction { .. } => (404, "PGRST202"),
            ApiError::AmbiguousFunction(_) => (300, "PGRST203"),
            ApiError::NoColumn { .. } => (400, "PGRST204"),
            ApiError::NoTable { .. } => (404, "PGRST205"),
            ApiError::Jwt(JwtProblem::Expired | JwtProblem::NotYetValid | JwtProblem::Claims) => (401, "PGRST303"),
            ApiError::Jwt(_) => (401, "PGRST301"),
            ApiError::Connection(ConnectionProblem::Refused(_)) => (503, "PGRST000"),
            ApiError::Connection(ConnectionProblem::Lost(_)) => (503, "PGRST001"),
            ApiError::Connection(ConnectionProblem::NoSchemaCache) => (503, "PGRST002"),
            ApiError::Connection(ConnectionProblem::PoolTimeout) => (504, "PGRST003"),
        }
    }

    fn message(&self) -> String {
        match self {
            ApiError::Query { message, .. } | ApiError::Body(message) => message.clone(),
            ApiError::CallMethod(method) => format!("Cannot use the {method} method on RPC"),
            ApiError::Range(_) => "Requested range not satisfiable".into(),
            ApiError::Schema { asked, .. } => format!("Invalid schema: {asked}"),
            ApiError::MediaType(types) => format!("None of these media types are available: {}", types.join(", ")),
            ApiError::NotEmbedded(name) => format!("'{name}' is not an embedded resource in this request"),
            ApiError::NotSingle(_) => "Cannot coerce the result to a single JSON object".into(),
            ApiError::Method(method) => format!("Unsupported HTTP method: {method}"),
            ApiError::RelatedOrder { target, .. } => format!("A related order on '{target}' is not possible"),
            ApiError::Spread { target, .. } => format!("A spread operation on '{target}' is not possible"),
            ApiError::EmbedFilter(name) => format!("Bad operator on the '{name}' embedded resource"),
            ApiError::Preferences(_) => "Invalid preferences given with handling=strict".into(),
            ApiError::Aggregates => "Use of aggregate functions is not allowed".into(),
            ApiError::MaxAffected(_) => "Query result exceeds max-affected preference constraint".into(),
            ApiError::Path => "Invalid path specified in request URL".into(),
            ApiError::Jwt(problem) => problem.message(),
            ApiError::Connection(problem) => problem.message().into(),
            _ => self.schema_message(),
        }
    }

    /// Messages about what the schema cache does not hold.
    fn schema_message(&self) -> String {
        match self {
            ApiError::NoRelationship { origin, target, .. } => {
                format!("Could not find a relationship between '{origin}' and '{target}' in the schema cache")
            }
            ApiError::AmbiguousRelationship { origin, target, .. } => {
                format!("Could not embed because more than one relationship was found for '{origin}' and '{target}'")
            }
            ApiError::NoFunction { schema, name, arguments, .. } => {
                let called = if arguments.is_empty() {
                    " without parameters".to_owned()
                } else {
                    format!("({})", arguments.join(", "))
                };
                format!("Could not find the function {schema}.{name}{called} in the schema cache")
            }
            ApiError::AmbiguousFunction(candidates) => {
                format!("Could not choose the best candidate function between: {}", candidates.join(", "))
            }
            ApiError::NoColumn { relation, column } => {
                format!("Could not find the '{column}' column of '{relation}' in the schema cache")
            }
            ApiError::NoTable { schema, name, .. } => {
                format!("Could not find the table '{schema}.{name}' in the schema cache")
            }
            _ => String::new(),
        }
    }

    fn details(&self) -> Option<Value> {
        let text = match self {
            ApiError::Query { details, .. } => details.clone(),
            ApiError::Range(problem) => problem.details(),
            ApiError::NotSingle(rows) => format!("The result contains {rows} rows"),
            ApiError::RelatedOrder { origin, target } | ApiError::Spread { origin, target } => {
                format!("'{origin}' and '{target}' do not form a many-to-one or one-to-one relationship")
            }
            ApiError::EmbedFilter(_) => {
                "Only is null or not is null filters are allowed on embedded resources".to_owned()
            }
            ApiError::Preferences(unknown) => format!("Invalid preferences: {}", unknown.join(", ")),
            ApiError::MaxAffected(rows) => format!("The query affects {rows} rows"),
            ApiError::NoRelationship { schema, origin, target, hint, .. } => {
                let hint = hint.as_ref().map(|hint| format!(" using the hint '{hint}'")).unwrap_or_default();
                format!(
                    "Searched for a foreign key relationship between '{origin}' and '{target}'{hint} in the schema \
                     '{schema}', but no matches were found."
                )
            }
            ApiError::AmbiguousRelationship { candidates, .. } => {
                return Some(Value::Array(candidates.iter().map(describe).collect()));
            }
            ApiError::NoFunction { schema, name, arguments, by_post, .. } => {
                searched_function(&format!("{schema}.{name}"), arguments, *by_post)
            }
            ApiError::Jwt(problem) => return problem.details().map(Value::String),
            ApiError::Connection(ConnectionProblem::Refused(why) | ConnectionProblem::Lost(why)) => why.clone(),
            _ => return None,
        };
        Some(Value::String(text))
    }

    fn hint(&self) -> Option<String> {
        match self {
            ApiError::Schema { exposed, .. } => {
                Some(format!("Only the following schemas are exposed: {}", exposed.join(", ")))
            }
            ApiError::NotEmbedded(name) => {
                Some(format!("Verify that '{name}' is included in the 'select' query parameter."))
            }
            ApiError::NoRelationship { suggestion, .. } => suggestion.clone(),
            ApiError::AmbiguousRelationship { target, candidates, .. } => {
                let ways: Vec<String> = candidates.iter().map(way).collect();
                Some(format!(
                    "Try changing '{target}' to one of the following: {}. Find the desired relationship in the \
                     'details' key.",
                    ways.join(", ")
                ))
            }
            ApiError::NoFunction { schema, suggestion, .. } => suggestion
                .as_ref()
                .map(|suggested| format!("Perhaps you meant to call the function {schema}.{suggested}")),
            ApiError::AmbiguousFunction(_) => Some(
                "Try renaming the parameters or the function itself in the database so function overloading can be \
                 resolved"
                    .into(),
            ),
            ApiError::NoTable { schema, suggestion, .. } => {
                suggestion.as_ref().map(|suggested| format!("Perhaps you meant the table '{schema}.{suggested}'"))
            }
            _ => None,
        }
    }
}

fn searched_function(function: &str, arguments: &[String], by_post: bool) -> String {
    let with = match arguments.len() {
        0 => " without parameters".to_owned(),
        1 => format!(" with parameter {}", arguments.join(", ")),
        _ => format!(" with parameters {}", arguments.join(", ")),
    };
    let whole = if by_post { " or with a single unnamed json/jsonb parameter" } else { "" };
    format!("Searched for the function {function}{with}{whole}, but no matches were found in the schema cache.")
}

/// What a request writes to choose one relationship.
fn way(relationship: &Relationship) -> String {
    let name = match &relationship.cardinality {
        Cardinality::ManyToMany(junction) => &junction.table.name,
        Cardinality::ManyToOne(link) | Cardinality::OneToMany(link) | Cardinality::OneToOne(link) => &link.constraint,
    };
    format!("'{}!{name}'", relationship.foreign.name)
}

fn describe(relationship: &Relationship) -> Value {
    let (table, foreign) = (&relationship.table.name, &relationship.foreign.name);
    let (word, how) = match &relationship.cardinality {
        Cardinality::ManyToMany(junction) => {
            let columns = |pairs: &[(String, String)]| list(pairs.iter().map(|(_, in_junction)| in_junction));
            let (source, target) = (columns(&junction.source), columns(&junction.target));
            let [first, second] = &junction.constraints;
            ("many-to-many", format!("{} using {first}{source} and {second}{target}", junction.table.name))
        }
        Cardinality::ManyToOne(link) | Cardinality::OneToMany(link) | Cardinality::OneToOne(link) => {
            let here = list(link.columns.iter().map(|(here, _)| here));
            let there = list(link.columns.iter().map(|(_, there)| there));
            let word = match &relationship.cardinality {
                Cardinality::ManyToOne(_) => "many-to-one",
                Cardinality::OneToMany(_) => "one-to-many",
                _ => "one-to-one",
            };
            (word, format!("{} using {table}{here} and {foreign}{there}", link.constraint))
        }
    };
    json!({ "cardinality": word, "embedding": format!("{table} with {foreign}"), "relationship": how })
}

fn list<'a>(names: impl Iterator<Item = &'a String>) -> String {
    format!("({})", names.map(String::as_str).collect::<Vec<_>>().join(", "))
}

impl RangeProblem {
    fn details(&self) -> String {
        match self {
            RangeProblem::NegativeLimit => "Limit should be greater than or equal to zero.".into(),
            RangeProblem::Reversed => {
                "The lower boundary must be lower than or equal to the upper boundary in the Range header.".into()
            }
            RangeProblem::OutOfBounds { offset, total } => {
                format!("An offset of {offset} was requested, but there are only {total} rows.")
            }
        }
    }
}

impl JwtProblem {
    fn message(&self) -> String {
        match self {
            JwtProblem::Empty => "Empty JWT is sent in Authorization header".into(),
            JwtProblem::Parts(parts) => format!("Expected 3 parts in JWT; got {parts}"),
            JwtProblem::Key => "No suitable key or wrong key type".into(),
            JwtProblem::Algorithm(_) => "Wrong or unsupported encoding algorithm".into(),
            JwtProblem::Unreadable => "JWT couldn't be decoded".into(),
            JwtProblem::Expired => "JWT expired".into(),
            JwtProblem::NotYetValid => "JWT not yet valid".into(),
            JwtProblem::Claims => "Parsing claims failed".into(),
        }
    }

    fn details(&self) -> Option<String> {
        match self {
            JwtProblem::Key => Some("None of the keys was able to decode the JWT".into()),
            JwtProblem::Algorithm(details) => Some(details.clone()),
            _ => None,
        }
    }
}

impl ConnectionProblem {
    fn message(&self) -> &'static str {
        match self {
            ConnectionProblem::Refused(_) => "Database connection error. Retrying the connection.",
            ConnectionProblem::Lost(_) => "Database client error. Retrying the connection.",
            ConnectionProblem::NoSchemaCache => "Could not query the database for the schema cache. Retrying.",
            ConnectionProblem::PoolTimeout => "Timed out acquiring connection from connection pool.",
        }
    }
}
