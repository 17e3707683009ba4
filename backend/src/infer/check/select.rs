//! The list of `select`: columns and embeds.

use super::columns::place_in;
use super::judge::Judge;
use super::problem::What;
use super::request::parse;
use super::tree::{Branch, Tree};
use crate::finding::Location;
use crate::infer::source::{HOLE, Known, Step, Text};
use crate::postgrest::{ApiError, Embed, SelectItem};

/// A list while it is read.
struct List<'t> {
    text: &'t Text,
    place: &'t Location,
    /// How far names were found.
    at: usize,
}

impl Judge<'_> {
    /// What a `select` embeds; what is wrong with it is noted.
    pub(super) fn select(&mut self, root: &Tree, step: &Step) -> Tree {
        let mut tree = Tree::of(root.table.clone());
        let Some(value) = step.arguments.first().filter(|value| !matches!(value.known, Known::Null)) else {
            return tree;
        };
        let Some(text) = value.pattern() else {
            tree.is_open = true;
            self.unchecked(value, "the list of columns is known to the running code only");
            return tree;
        };
        if text.has_holes() {
            tree.is_open = true;
            self.unchecked(value, "a part of the list of columns is known to the running code only");
        }
        // The client takes blanks out before it sends the list.
        let sent: String = text.text.chars().filter(|c| !c.is_whitespace()).collect();
        match parse("select", &sent) {
            Ok(request) => {
                let mut list = List { text, place: &value.place, at: 0 };
                self.items(&mut tree, &request.select, &mut list);
            }
            Err(ApiError::Aggregates) => {
                tree.is_open = true;
                self.unchecked(value, "whether the data API allows aggregates is configured elsewhere");
            }
            Err(_) if text.has_holes() => {}
            Err(error) => {
                tree.is_open = true;
                self.problem(What::Request(error), value.place.clone());
            }
        }
        tree
    }

    fn items(&mut self, tree: &mut Tree, items: &[SelectItem], list: &mut List<'_>) {
        for item in items {
            match item {
                SelectItem::Column(column) => {
                    let place = list.find(&column.field.name);
                    let own = Tree::of(tree.table.clone());
                    self.field(&own, &column.field, &place);
                }
                SelectItem::Embed(embed) => {
                    let branch = self.embed(tree, embed, list);
                    match branch {
                        Some(branch) => tree.branches.push(branch),
                        None => tree.is_open = true,
                    }
                }
            }
        }
    }

    fn embed(&mut self, tree: &Tree, embed: &Embed, list: &mut List<'_>) -> Option<Branch> {
        let origin = tree.table.as_ref()?;
        let place = list.find(&embed.relation);
        if embed.relation.contains(HOLE) || embed.hint.as_ref().is_some_and(|hint| hint.contains(HOLE)) {
            return None;
        }
        let found = self.schema.cache.find_relationship(origin, &embed.relation, embed.hint.as_deref()).cloned();
        let (table, is_one) = match found {
            Ok(relationship) if embed.spread && !relationship.is_to_one() => {
                let error = ApiError::Spread { origin: origin.name.clone(), target: embed.relation.clone() };
                self.problem(What::Request(error), place);
                (Some(relationship.foreign), false)
            }
            Ok(relationship) => (Some(relationship.foreign.clone()), relationship.is_to_one()),
            // A function of a row may stand for a relationship.
            Err(_) if self.schema.computes(origin, &embed.relation) => (None, true),
            Err(error) => {
                self.problem(What::Relationship(error), place);
                (None, true)
            }
        };
        let mut inner = Tree::of(table);
        self.items(&mut inner, &embed.select, list);
        Some(Branch { key: embed.key().to_owned(), target: embed.relation.clone(), is_one, tree: inner })
    }
}

impl List<'_> {
    /// Where the next name stands.
    fn find(&mut self, name: &str) -> Location {
        let (place, at) = place_in(self.text, name, self.at, self.place);
        self.at = at;
        place
    }
}
