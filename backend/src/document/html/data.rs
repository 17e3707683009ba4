//! The schema as JSON for the page's script: every text once, and numbers for it elsewhere. `schema.js` takes it apart.

use std::collections::HashMap;

use serde_json::{Value, json};

use crate::document::model::{
    Chapter, Column, Described, Grant, Key, Named, Policy, Reference, Routine, Schema, Table, View,
};
use crate::document::names::display;
use crate::document::text::clean;

/// Texts and columns seen so far, each once.
#[derive(Default)]
struct Pool {
    texts: Vec<String>,
    text_at: HashMap<String, usize>,
    columns: Vec<Value>,
    column_at: HashMap<String, usize>,
}

/// Everything the page shows. `left_out` has, for each chapter, the tables whose references are not drawn.
pub(super) fn data(schema: &Schema, left_out: &[Vec<(String, usize)>]) -> Value {
    let mut pool = Pool::default();
    pool.text("");
    let chapters: Vec<Value> =
        schema.chapters.iter().zip(left_out).map(|(chapter, left_out)| pool.chapter(chapter, left_out)).collect();
    let extensions = pool.lines(&schema.extensions);
    json!({ "chapters": chapters, "extensions": extensions, "columns": pool.columns, "texts": pool.texts })
}

impl Pool {
    fn text(&mut self, text: &str) -> usize {
        let text = clean(text);
        if let Some(at) = self.text_at.get(&text) {
            return *at;
        }
        let at = self.texts.len();
        self.texts.push(text.clone());
        self.text_at.insert(text, at);
        at
    }

    fn maybe(&mut self, text: Option<&String>) -> usize {
        self.text(text.map_or("", String::as_str))
    }

    fn list(&mut self, names: &[String]) -> usize {
        self.text(&names.join(", "))
    }

    fn chapter(&mut self, chapter: &Chapter, left_out: &[(String, usize)]) -> Value {
        let left_out: Vec<Value> = left_out.iter().map(|(name, count)| json!([self.text(name), count])).collect();
        json!({
            "title": self.text(&chapter.title),
            "phase": self.maybe(chapter.phase.as_ref()),
            "stem": self.text(&chapter.stem),
            "leftOut": left_out,
            "tables": chapter.tables.iter().map(|one| self.table(one)).collect::<Vec<_>>(),
            "views": chapter.views.iter().map(|one| self.view(one)).collect::<Vec<_>>(),
            "functions": chapter.routines.iter().map(|one| self.routine(one)).collect::<Vec<_>>(),
            "enums": chapter.enums.iter().map(|one| json!([
                self.text(&display(&one.name)),
                self.maybe(one.comment.as_ref()),
                one.labels.iter().map(|label| self.text(label)).collect::<Vec<_>>(),
            ])).collect::<Vec<_>>(),
            "types": self.lines(&chapter.types),
            "others": self.lines(&chapter.others),
        })
    }

    fn table(&mut self, table: &Table) -> Value {
        json!([
            self.text(&display(&table.name)),
            self.maybe(table.comment.as_ref()),
            self.text(&table.facts.join(" ")),
            table.columns.iter().map(|column| self.column(column)).collect::<Vec<_>>(),
            table.keys.iter().map(|key| self.key(key)).collect::<Vec<_>>(),
            table.references.iter().map(|one| self.reference(one)).collect::<Vec<_>>(),
            self.named(&table.checks),
            self.named(&table.indexes),
            self.named(&table.partitions),
            table.policies.iter().map(|policy| self.policy(policy)).collect::<Vec<_>>(),
            table
                .triggers
                .iter()
                .map(|trigger| json!([
                    self.text(&trigger.name),
                    self.text(&trigger.when),
                    self.text(&trigger.action),
                    u8::from(trigger.is_enabled),
                    self.maybe(trigger.comment.as_ref()),
                ]))
                .collect::<Vec<_>>(),
            self.grants(&table.grants),
        ])
    }

    fn column(&mut self, column: &Column) -> usize {
        let type_name = column.type_name.as_ref().map(display).unwrap_or_default();
        let value = json!([
            self.text(&column.name),
            self.text(&column.data_type),
            self.text(&type_name),
            u8::from(column.not_null),
            self.maybe(column.default.as_ref()),
            self.maybe(column.comment.as_ref()),
            self.maybe(column.since.as_ref()),
        ]);
        let key = value.to_string();
        let next = self.columns.len();
        let at = *self.column_at.entry(key).or_insert(next);
        if at == next {
            self.columns.push(value);
        }
        at
    }

    fn key(&mut self, key: &Key) -> Value {
        json!([
            self.text(&key.name),
            u8::from(key.is_primary),
            self.list(&key.columns),
            self.text(&key.definition),
            self.maybe(key.comment.as_ref()),
        ])
    }

    fn reference(&mut self, reference: &Reference) -> Value {
        json!([
            self.text(&reference.name),
            self.list(&reference.columns),
            self.text(&display(&reference.target)),
            self.list(&reference.target_columns),
            self.text(&reference.actions),
            self.maybe(reference.comment.as_ref()),
        ])
    }

    fn policy(&mut self, policy: &Policy) -> Value {
        json!([
            self.text(policy.command),
            self.list(&policy.roles),
            self.text(&policy.name),
            self.maybe(policy.using.as_ref()),
            self.maybe(policy.check.as_ref()),
            u8::from(policy.permissive),
            self.maybe(policy.comment.as_ref()),
        ])
    }

    fn named(&mut self, all: &[Named]) -> Vec<Value> {
        let one =
            |one: &Named| json!([self.text(&one.name), self.text(&one.definition), self.maybe(one.comment.as_ref())]);
        all.iter().map(one).collect()
    }

    fn grants(&mut self, grants: &[Grant]) -> Vec<Value> {
        grants.iter().map(|grant| json!([self.text(&grant.role), self.text(&grant.privileges)])).collect()
    }

    fn view(&mut self, view: &View) -> Value {
        json!([
            self.text(&display(&view.name)),
            self.maybe(view.comment.as_ref()),
            self.text(&view.facts.join(" ")),
            view.columns.iter().map(|column| self.column(column)).collect::<Vec<_>>(),
            self.named(&view.indexes),
            self.grants(&view.grants),
            u8::from(view.materialized),
            self.text(&view.definition),
        ])
    }

    fn routine(&mut self, routine: &Routine) -> Value {
        json!([
            self.text(&routine.reference),
            self.maybe(routine.comment.as_ref()),
            self.text(&routine.kind),
            self.text(&routine.arguments),
            self.maybe(routine.returns.as_ref()),
            u8::from(routine.definer),
            routine.facts.iter().map(|fact| self.text(fact)).collect::<Vec<_>>(),
            self.grants(&routine.grants),
        ])
    }

    fn lines(&mut self, all: &[Described]) -> Vec<Value> {
        let line = |one: &Described| {
            json!([self.text(&one.kind), self.text(&one.name), self.text(&one.text), self.maybe(one.comment.as_ref())])
        };
        all.iter().map(line).collect()
    }
}
