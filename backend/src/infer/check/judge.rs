//! One request against the schema, step by step.

use super::Unchecked;
use super::problem::{Problem, What};
use super::schema::Schema;
use super::tree::Tree;
use crate::finding::Location;
use crate::infer::source::{Call, Schema as Named, Step, Target, Value};
use crate::postgrest::Name;

/// What came of one request.
#[derive(Default)]
pub(super) struct Judged {
    pub(super) problems: Vec<Problem>,
    pub(super) unchecked: Vec<Unchecked>,
    /// Its steps, by place.
    pub(super) steps: Vec<(String, usize)>,
}

/// A request while it is judged.
pub(super) struct Judge<'a> {
    pub(super) schema: &'a Schema<'a>,
    pub(super) judged: Judged,
    step: Option<(String, usize)>,
}

/// Judges a request.
pub(super) fn judge(call: &Call, schema: &Schema<'_>) -> Judged {
    let judged = Judged { steps: call.steps.iter().map(Step::key).collect(), ..Judged::default() };
    let mut judge = Judge { schema, judged, step: None };
    if let Some(namespace) = judge.namespace(&call.schema) {
        match &call.target {
            Target::Relation(table) => judge.relation(&namespace, table, call),
            Target::Function { name, arguments, options } => {
                let root = judge.function(&namespace, name, (arguments.as_ref(), options.as_ref()));
                if let Some(root) = root {
                    judge.steps(&root, &call.steps);
                }
            }
        }
    }
    judge.judged
}

impl Judge<'_> {
    /// The schema of the request.
    fn namespace(&mut self, named: &Named) -> Option<String> {
        let Named::Named(value) = named else { return Some("public".to_owned()) };
        let Some(text) = value.text() else {
            self.unchecked(value, "the schema is known to the running code only");
            return None;
        };
        if !self.schema.has_schema(&text.text) {
            self.problem(What::Schema(text.text.clone()), value.place.clone());
            return None;
        }
        Some(text.text.clone())
    }

    fn relation(&mut self, namespace: &str, table: &Value, call: &Call) {
        let Some(texts) = table.texts() else {
            return self.unchecked(table, "the table is known to the running code only");
        };
        let names: Vec<Name> = texts.iter().map(|text| Name::new(namespace, &text.text)).collect();
        let mut is_there = true;
        for (name, text) in names.iter().zip(&texts) {
            if let Err(error) = self.schema.cache.find_relation(name) {
                let place = text.place_of(0..text.text.len()).unwrap_or_else(|| table.place.clone());
                self.problem(What::Table(error), place);
                is_there = false;
            }
        }
        match &names[..] {
            [name] if is_there => self.steps(&Tree::of(Some(name.clone())), &call.steps),
            [_] => {}
            _ => self.unchecked(table, "which of several tables is asked is known to the running code only"),
        }
    }

    /// What follows `from` or `rpc`: what is selected first, since filters may name it.
    fn steps(&mut self, root: &Tree, steps: &[Step]) {
        let mut tree = root.clone();
        let mut is_selected = false;
        for step in steps.iter().filter(|step| step.name == "select") {
            self.step = Some(step.key());
            let selected = self.select(root, step);
            tree.is_open |= selected.is_open;
            tree.branches.extend(selected.branches);
            is_selected = true;
        }
        let is_write = |step: &Step| ["insert", "upsert", "update"].contains(&step.name.as_str());
        for step in steps.iter().filter(|step| step.name != "select") {
            self.step = Some(step.key());
            if is_write(step) {
                self.write(root, step);
            } else {
                self.modifier(&tree, step);
            }
        }
        self.step = None;
        let begins = steps.iter().any(|step| is_write(step) || step.name == "delete");
        if let (false, false, Some(_), Some(last)) = (is_selected, begins, &root.table, steps.last()) {
            let place = last.place.clone();
            self.judged
                .unchecked
                .push(Unchecked { place, what: "what is asked of the table follows elsewhere".into() });
        }
    }

    pub(super) fn problem(&mut self, what: What, place: Location) {
        self.judged.problems.push(Problem { what, place, step: self.step.clone() });
    }

    pub(super) fn unchecked(&mut self, value: &Value, what: &str) {
        self.judged.unchecked.push(Unchecked { place: value.place.clone(), what: what.to_owned() });
    }
}
