//! Grows the tree of a `select`, and puts conditions, orders and limits at their places in it.

use super::node::{Branch, Node, Source};
use super::predicates::{Fields, column, order, predicate};
use crate::postgrest::cache::{Name, SchemaCache};
use crate::postgrest::error::ApiError;
use crate::postgrest::request::{Action, Embed, Request, SelectItem, Window};

/// Where the root's rows come from.
pub(super) fn branch_sources(action: &Action, origin: &Name) -> Source {
    match action {
        Action::Read { .. } => Source::Relation(origin.clone()),
        _ => Source::Result(origin.clone()),
    }
}

impl SchemaCache {
    pub(super) fn grow(&self, source: Source, select: &[SelectItem], depth: usize) -> Result<Node, ApiError> {
        let fields = Fields { relation: self.relation(source.name()), branches: &[] };
        let mut columns = Vec::new();
        let mut branches = Vec::new();
        for item in select {
            match item {
                SelectItem::Column(one) => columns.push(column(&fields, one)),
                SelectItem::Embed(embed) => branches.push(self.branch(&source, embed, depth + 1)?),
            }
        }
        let (predicates, order) = (Vec::new(), Vec::new());
        Ok(Node { source, columns, predicates, order, window: Window::default(), branches })
    }

    fn branch(&self, around: &Source, embed: &Embed, depth: usize) -> Result<Branch, ApiError> {
        let origin = around.name();
        let relationship = self.find_relationship(origin, &embed.relation, embed.hint.as_deref())?.clone();
        if embed.spread && !relationship.is_to_one() {
            return Err(ApiError::Spread { origin: origin.name.clone(), target: embed.relation.clone() });
        }
        let foreign = &relationship.foreign;
        let source = Source::Aliased(foreign.clone(), format!("{}_{depth}", foreign.name));
        let node = self.grow(source, &embed.select, depth)?;
        Ok(Branch {
            key: embed.key().to_owned(),
            alias: format!("{}_{}_{depth}", origin.name, embed.key()),
            relationship,
            inner: embed.inner,
            spread: embed.spread,
            node,
        })
    }
}

/// Puts what the parameters say at the embeds they name.
pub(super) fn attach(cache: &SchemaCache, root: &mut Node, request: &Request) -> Result<(), ApiError> {
    for (path, condition) in &request.conditions {
        let node = descend(root, path)?;
        let fields = Fields { relation: cache.relation(node.source.name()), branches: &node.branches };
        let found = predicate(&fields, condition)?;
        node.predicates.push(found);
    }
    for (path, terms) in &request.orders {
        let node = descend(root, path)?;
        let fields = Fields { relation: cache.relation(node.source.name()), branches: &node.branches };
        node.order = terms.iter().map(|term| order(&fields, &node.source, term)).collect::<Result<_, _>>()?;
    }
    for (path, window) in &request.windows {
        descend(root, path)?.window = *window;
    }
    Ok(())
}

fn descend<'a>(node: &'a mut Node, path: &[String]) -> Result<&'a mut Node, ApiError> {
    let Some((first, rest)) = path.split_first() else { return Ok(node) };
    let branch = node.branches.iter_mut().find(|branch| branch.key == *first);
    descend(&mut branch.ok_or_else(|| ApiError::NotEmbedded(first.clone()))?.node, rest)
}
