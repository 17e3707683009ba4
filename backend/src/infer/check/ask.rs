//! The request and the error that a browser would see, so that repairs are found as for one that it saw.

use serde_json::{Map, Value as Json, json};

use super::problem::{Problem, What};
use super::request::below;
use crate::catalog::Catalog;
use crate::diagnose::{Observation, diagnose};
use crate::infer::source::{Call, Known, Schema, Step, Target, Value};
use crate::infer::{Case, Deployments, Proposal, Reading, RequestEvidence, propose};
use crate::postgrest::ApiError;

/// A request as it would cross HTTP, without what only the running code knows.
pub(super) struct Ask {
    method: &'static str,
    url: String,
    body: Option<String>,
    prefer: Option<&'static str>,
    schema: Option<String>,
}

impl Ask {
    pub(super) fn new(call: &Call) -> Ask {
        let schema = match &call.schema {
            Schema::Named(value) => value.text().map(|text| text.text.clone()),
            Schema::Default => None,
        };
        let named =
            |value: &Value| value.texts().and_then(|texts| Some(texts.first()?.text.clone())).unwrap_or_default();
        match &call.target {
            Target::Function { name, arguments, .. } => {
                let body = arguments.as_ref().and_then(Value::to_json).unwrap_or_else(|| json!({}));
                let url = format!("/rest/v1/rpc/{}", named(name));
                Ask { method: "POST", url, body: Some(body.to_string()), prefer: None, schema }
            }
            Target::Relation(table) => {
                let write = call.steps.iter().find(|step| step.name != "select" && method(&step.name) != "GET");
                let body = write.and_then(|step| step.arguments.first()).and_then(row).map(|body| body.to_string());
                let query = query(&call.steps);
                let path = format!("/rest/v1/{}", named(table));
                let url = if query.is_empty() { path } else { format!("{path}?{query}") };
                let prefer = write.filter(|step| step.name == "upsert").map(|_| "resolution=merge-duplicates");
                Ask { method: write.map_or("GET", |step| method(&step.name)), url, body, prefer, schema }
            }
        }
    }
}

fn method(verb: &str) -> &'static str {
    match verb {
        "insert" | "upsert" => "POST",
        "update" => "PATCH",
        "delete" => "DELETE",
        _ => "GET",
    }
}

/// The first row, as far as it is known.
fn row(value: &Value) -> Option<Json> {
    match &value.known {
        Known::List { items, .. } => row(items.first()?),
        Known::Object { .. } => value.to_json().or_else(|| Some(Json::Object(Map::new()))),
        _ => None,
    }
}

fn query(steps: &[Step]) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for step in steps {
        let text = |at: usize| step.arguments.get(at).and_then(Value::text).map(|text| text.text.as_str());
        let Some(first) = text(0) else { continue };
        match step.name.as_str() {
            "select" => {
                query.append_pair("select", &first.replace(char::is_whitespace, ""));
            }
            "order" => {
                let embed = step.arguments.get(1).and_then(|options| options.entry("referencedTable"));
                let embed = embed.and_then(Value::text).map(|text| text.text.as_str());
                query.append_pair(&below(embed, "order"), first);
            }
            "upsert" => {
                let keys = step.arguments.get(1).and_then(|options| options.entry("onConflict"));
                if let Some(keys) = keys.and_then(Value::text) {
                    query.append_pair("on_conflict", &keys.text.replace(char::is_whitespace, ""));
                }
            }
            operator => {
                if let Some(value) = step.arguments.get(1).and_then(Value::to_json) {
                    let shown = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                    query.append_pair(first, &format!("{operator}.{shown}"));
                }
            }
        }
    }
    query.finish()
}

/// What would mend a problem, the best first.
pub(super) fn proposals(problem: &Problem, ask: &Ask, catalog: &Catalog, declared: &Reading<'_>) -> Vec<Proposal> {
    let Some(error) = error(problem) else { return Vec::new() };
    let diagnosis = diagnose(&Observation {
        message: &error,
        method: Some(ask.method),
        url: Some(&ask.url),
        request_body: ask.body.as_deref(),
        schema: ask.schema.as_deref(),
        ..Observation::default()
    });
    let request = RequestEvidence {
        method: Some(ask.method),
        url: Some(&ask.url),
        body: ask.body.as_deref(),
        prefer: ask.prefer,
    };
    propose(&Case { diagnosis: &diagnosis, catalog, declared, deployments: &Deployments::new(), request })
}

/// The error's body.
fn error(problem: &Problem) -> Option<String> {
    let of_server = |code: &str, message: String| {
        Some(json!({ "code": code, "details": null, "hint": null, "message": message }).to_string())
    };
    match &problem.what {
        What::Table(error) | What::Relationship(error) | What::Function(error) => Some(error.reply().json()),
        What::Column { table, column, is_written: true } => {
            let error = ApiError::NoColumn { relation: table.name.clone(), column: column.clone() };
            Some(error.reply().json())
        }
        What::Column { table, column, .. } => {
            of_server("42703", format!("column {}.{column} does not exist", table.name))
        }
        What::Label { enumeration, label, .. } => {
            of_server("22P02", format!("invalid input value for enum {}: \"{label}\"", enumeration.name))
        }
        _ => None,
    }
}
