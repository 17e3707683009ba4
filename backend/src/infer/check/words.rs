//! Problems in words.

use super::problem::{Problem, What};
use crate::finding::{Finding, Severity};
use crate::heal::Applicability;
use crate::infer::Proposal;
use crate::infer::names::nearest;
use crate::postgrest::{ApiError, Cardinality, Relationship};

/// A problem as a finding. Whether the code is wrong rather than the schema is asked first.
pub(super) fn finding(problem: &Problem, proposals: &[Proposal]) -> Finding {
    let message = message(&problem.what);
    let finding = match problem.severity() {
        Severity::Warn => Finding::warn(problem.code(), message),
        _ => Finding::error(problem.code(), message),
    };
    let finding = match detail(&problem.what) {
        Some(detail) => finding.with_detail(detail),
        None => finding,
    };
    let finding = match proposed(proposals).or_else(|| hint(&problem.what)) {
        Some(hint) => finding.with_hint(hint),
        None => finding,
    };
    finding.at(problem.place.clone())
}

fn message(what: &What) -> String {
    match what {
        What::Schema(name) => format!("schema \"{name}\" is not declared"),
        What::Table(ApiError::NoTable { schema, name, .. }) => format!("table \"{schema}.{name}\" is not declared"),
        What::Column { table, column, .. } => {
            format!("column \"{column}\" of \"{}.{}\" is not declared", table.schema, table.name)
        }
        What::Relationship(ApiError::NoRelationship { origin, target, .. }) => {
            format!("no relationship between \"{origin}\" and \"{target}\" is declared")
        }
        What::Relationship(ApiError::AmbiguousRelationship { origin, target, .. }) => {
            format!("more than one relationship leads from \"{origin}\" to \"{target}\"")
        }
        What::NotEmbedded(name) => format!("\"{name}\" is not embedded in this request"),
        What::Function(ApiError::NoFunction { schema, name, arguments, .. }) => {
            format!("function \"{schema}.{name}({})\" is not declared", arguments.join(", "))
        }
        What::Function(ApiError::AmbiguousFunction(_)) => "more than one function takes these arguments".to_owned(),
        What::Label { enumeration, label, .. } => {
            format!("\"{label}\" is no label of enum \"{}.{}\"", enumeration.schema, enumeration.name)
        }
        What::Path { table, column, data_type } => {
            format!(
                "column \"{column}\" of \"{}.{}\" has type {data_type}, which has no keys",
                table.schema, table.name
            )
        }
        What::Value { table, columns } => {
            let named: Vec<String> = columns.iter().map(|column| format!("\"{column}\"")).collect();
            format!("the new row of \"{}.{}\" has no value for {}", table.schema, table.name, named.join(", "))
        }
        What::Table(error) | What::Relationship(error) | What::Function(error) | What::Request(error) => {
            format!("the data API refuses this: {}", error.reply().body.message)
        }
    }
}

fn detail(what: &What) -> Option<String> {
    Some(match what {
        What::Column { is_written: false, .. } => "The request would fail with 42703 (HTTP 400).".to_owned(),
        What::Column { .. } => "The request would fail with PGRST204 (HTTP 400).".to_owned(),
        What::Label { labels, .. } => format!("Its labels are {}.", quoted(labels)),
        What::Path { .. } => "A step into it always comes to null.".to_owned(),
        What::Value { columns, .. } if columns.len() == 1 => "The column is NOT NULL and has no default.".to_owned(),
        What::Value { .. } => "The columns are NOT NULL and have no default.".to_owned(),
        What::Schema(_) => "The request would fail with PGRST106 (HTTP 406).".to_owned(),
        What::NotEmbedded(_) => "The request would fail with PGRST108 (HTTP 400).".to_owned(),
        What::Function(ApiError::AmbiguousFunction(candidates)) => format!("These fit: {}.", candidates.join("; ")),
        What::Request(error) => return error.reply().body.details.as_ref()?.as_str().map(sentence),
        What::Table(error) | What::Relationship(error) | What::Function(error) => {
            let reply = error.reply();
            format!("The request would fail with {} (HTTP {}).", reply.body.code, reply.status)
        }
    })
}

/// What the rules propose.
fn proposed(proposals: &[Proposal]) -> Option<String> {
    let best = proposals.first()?;
    Some(match (best.applicability, best.sql.is_empty()) {
        (_, true) => sentence(&best.title),
        (Applicability::DisplayOnly, false) => format!("If the schema is to have it: {}.", best.title),
        _ => format!("If the schema is to have it: {}. `wrench check --propose` shows the statement.", best.title),
    })
}

fn hint(what: &What) -> Option<String> {
    match what {
        What::Schema(_) => Some("Declare it, or ask for another schema.".to_owned()),
        What::Table(ApiError::NoTable { suggestion: Some(meant), .. }) => Some(format!("Did you mean `{meant}`?")),
        What::Table(_) => Some("Declare the table, or change the name.".to_owned()),
        What::Column { .. } => Some("Declare the column, or change the name.".to_owned()),
        What::Relationship(ApiError::AmbiguousRelationship { candidates, .. }) => {
            let ways: Vec<String> = candidates.iter().map(way).collect();
            Some(format!("Name one of them: {}.", ways.join(", ")))
        }
        What::Relationship(error) => {
            error.reply().body.hint.or_else(|| {
                Some("Declare a foreign key between the two, or ask for the rows by themselves.".to_owned())
            })
        }
        What::NotEmbedded(name) => Some(format!("Add `{name}(…)` to the list of columns.")),
        What::Function(error) => error
            .reply()
            .body
            .hint
            .map(|hint| sentence(&hint))
            .or_else(|| Some("Declare it, or change the call.".to_owned())),
        What::Label { label, labels, .. } => Some(match nearest(label, labels.iter().map(String::as_str)) {
            Some(meant) => format!("Did you mean `{meant}`?"),
            None => "Add the label to the enum, or change the value.".to_owned(),
        }),
        What::Path { .. } => Some("Name the column alone, or another one.".to_owned()),
        What::Value { .. } => Some("Give a value, or declare a default.".to_owned()),
        What::Request(error) => error.reply().body.hint,
    }
}

/// What the list of columns names to choose one relationship.
fn way(relationship: &Relationship) -> String {
    let chosen = match &relationship.cardinality {
        Cardinality::ManyToMany(junction) => &junction.table.name,
        Cardinality::ManyToOne(link) | Cardinality::OneToMany(link) | Cardinality::OneToOne(link) => &link.constraint,
    };
    format!("`{}!{chosen}`", relationship.foreign.name)
}

fn quoted(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    let whole = first + letters.as_str();
    if whole.ends_with(['.', '?', '!']) { whole } else { whole + "." }
}
