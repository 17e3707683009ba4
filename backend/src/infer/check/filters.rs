//! Filters, orders and limits.

use super::columns::place_in;
use super::judge::Judge;
use super::problem::What;
use super::request::{below, parse};
use super::tree::{Reached, Tree};
use crate::finding::Location;
use crate::infer::source::{Known, Step, Text, Value};
use crate::postgrest::{ApiError, Condition, Filter, Operator, Test};

/// Methods whose first argument is a column.
const BY_COLUMN: [&str; 32] = [
    "eq",
    "neq",
    "gt",
    "gte",
    "lt",
    "lte",
    "like",
    "likeAllOf",
    "likeAnyOf",
    "ilike",
    "ilikeAllOf",
    "ilikeAnyOf",
    "regexMatch",
    "regexIMatch",
    "is",
    "isDistinct",
    "in",
    "notIn",
    "contains",
    "containedBy",
    "rangeGt",
    "rangeGte",
    "rangeLt",
    "rangeLte",
    "rangeAdjacent",
    "overlaps",
    "textSearch",
    "not",
    "filter",
    "fts",
    "plfts",
    "wfts",
];
/// Those whose value must be of the column's type.
const OF_TYPE: [&str; 6] = ["eq", "neq", "in", "notIn", "isDistinct", "is_distinct"];

impl Judge<'_> {
    /// A step that is neither `select` nor a write.
    pub(super) fn modifier(&mut self, tree: &Tree, step: &Step) {
        let first = step.arguments.first();
        match (step.name.as_str(), first) {
            (name, Some(column)) if BY_COLUMN.contains(&name) => self.by_column(tree, step, column),
            ("match", Some(query)) => self.matching(tree, query),
            ("or", Some(filters)) => self.any_of(tree, step, filters),
            ("order", Some(column)) => self.order(tree, step, column),
            ("limit" | "range", _) => {
                if let Some(embed) = referenced(step, step.arguments.len().saturating_sub(1)) {
                    self.reach(tree, &[embed.0], &embed.1);
                }
            }
            _ => {}
        }
    }

    fn by_column(&mut self, tree: &Tree, step: &Step, column: &Value) {
        let Some(texts) = column.texts() else {
            return self.unchecked(column, "the column is known to the running code only");
        };
        let (operator, value) = match step.name.as_str() {
            "not" | "filter" => (step.arguments.get(1).and_then(Value::text).map(|text| text.text.as_str()), 2),
            name => (Some(name), 1),
        };
        for text in texts {
            let place = whole(text, column);
            let Some(data_type) = self.column_of(tree, &text.text, &place) else { continue };
            let operator = operator.unwrap_or_default().trim_start_matches("not.");
            let is_literal = step.name != "filter" || operator != "in";
            if let Some(value) = step.arguments.get(value).filter(|_| OF_TYPE.contains(&operator) && is_literal) {
                self.label(&data_type, value);
            }
        }
    }

    /// The type of a column as a filter names it, `customers.status` or `data->>key` included.
    fn column_of(&mut self, tree: &Tree, key: &str, place: &Location) -> Option<String> {
        let request = match parse(key, "eq.1") {
            Ok(request) => request,
            Err(error) => {
                self.problem(What::Request(error), place.clone());
                return None;
            }
        };
        // A column called like a parameter cannot be filtered at all, and is none of these.
        let (path, Condition::Filter(filter)) = request.conditions.first()? else { return None };
        let tree = self.reach(tree, path, place)?;
        self.field(tree, &filter.field, place)
    }

    fn matching(&mut self, tree: &Tree, query: &Value) {
        let Known::Object { entries, open } = &query.known else {
            return self.unchecked(query, "the columns are known to the running code only");
        };
        for entry in entries {
            if let Some(data_type) = self.column_of(tree, &entry.key, &entry.place) {
                self.label(&data_type, &entry.value);
            }
        }
        if *open {
            self.unchecked(query, "more columns may be known to the running code");
        }
    }

    /// `or("status.eq.open,and(…)")`.
    fn any_of(&mut self, tree: &Tree, step: &Step, filters: &Value) {
        let Some(text) = filters.pattern() else {
            return self.unchecked(filters, "the filters are known to the running code only");
        };
        let embed = referenced(step, 1);
        let key = below(embed.as_ref().map(|(name, _)| name.as_str()), "or");
        let request = match parse(&key, &format!("({})", text.text)) {
            Ok(request) => request,
            Err(_) if text.has_holes() => {
                return self.unchecked(filters, "the filters are known to the running code only");
            }
            Err(error) => return self.problem(What::Request(error), filters.place.clone()),
        };
        for (path, condition) in &request.conditions {
            let place = embed.as_ref().map_or(&filters.place, |(_, place)| place);
            let Some(tree) = self.reach(tree, path, place) else { continue };
            for filter in flat(condition) {
                let (place, _) = place_in(text, &filter.field.name, 0, &filters.place);
                let Some(data_type) = self.field(tree, &filter.field, &place) else { continue };
                for label in compared(filter) {
                    let (place, _) = place_in(text, label, 0, &filters.place);
                    self.label_text(&data_type, label, &place);
                }
            }
        }
    }

    fn order(&mut self, tree: &Tree, step: &Step, column: &Value) {
        let Some(texts) = column.texts() else {
            return self.unchecked(column, "the column is known to the running code only");
        };
        let embed = referenced(step, 1);
        let key = below(embed.as_ref().map(|(name, _)| name.as_str()), "order");
        for text in texts {
            let named = whole(text, column);
            let request = match parse(&key, &text.text) {
                Ok(request) => request,
                Err(error) => {
                    self.problem(What::Request(error), named);
                    continue;
                }
            };
            for (path, terms) in &request.orders {
                let place = embed.as_ref().map_or(&named, |(_, place)| place);
                let Some(tree) = self.reach(tree, path, place) else { continue };
                for term in terms {
                    let inner = term.embed.as_slice();
                    let Some(rows) = self.reach(tree, inner, &named) else { continue };
                    let many = inner.first().and_then(|name| tree.branch(name)).filter(|branch| !branch.is_one);
                    if let (Some(branch), Some(table)) = (many, &tree.table) {
                        let error =
                            ApiError::RelatedOrder { origin: table.name.clone(), target: branch.target.clone() };
                        self.problem(What::Request(error), named.clone());
                    }
                    self.field(rows, &term.field, &named);
                }
            }
        }
    }

    fn reach<'t>(&mut self, tree: &'t Tree, path: &[String], place: &Location) -> Option<&'t Tree> {
        match tree.reach(path) {
            Reached::Tree(tree) => Some(tree),
            Reached::Missing(name) => {
                self.problem(What::NotEmbedded(name), place.clone());
                None
            }
            Reached::Unknown => None,
        }
    }
}

/// The embed that the options of a step name.
fn referenced(step: &Step, at: usize) -> Option<(String, Location)> {
    let options = step.arguments.get(at)?;
    let named = options.entry("referencedTable").or_else(|| options.entry("foreignTable"))?;
    Some((named.text()?.text.clone(), named.place.clone()))
}

/// A column's name without its quotes.
fn whole(text: &Text, column: &Value) -> Location {
    text.place_of(0..text.text.len()).unwrap_or_else(|| column.place.clone())
}

fn flat(condition: &Condition) -> Vec<&Filter> {
    match condition {
        Condition::Filter(filter) => vec![filter],
        Condition::Group { members, .. } => members.iter().flat_map(flat).collect(),
    }
}

/// Values of the column's own type.
fn compared(filter: &Filter) -> Vec<&str> {
    match &filter.test {
        Test::Compare { operator: Operator::Eq | Operator::Neq, quantifier: None, value } => vec![value],
        Test::In(values) => values.iter().map(String::as_str).collect(),
        _ => Vec::new(),
    }
}
