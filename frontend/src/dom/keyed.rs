//! Lists whose elements are kept: rows keep their focus and what was opened in them when others come and go.

use std::cell::RefCell;

use leptos::prelude::*;
use web_sys::Node;

use super::build::{anchor, build, effect};
use super::element::Keyed;

struct Row {
    key: String,
    node: web_sys::Element,
    /// Ends with the row, not with the next change of the list.
    owner: Owner,
}

/// Keeps a node per key in the parent, in the keys' order.
pub(super) fn follow(parent: &web_sys::Element, list: Keyed) {
    let (parent, end) = (parent.clone(), anchor(parent));
    let owner = Owner::current().unwrap_or_default();
    let rows = RefCell::new(Vec::<Row>::new());
    effect(Box::new(move || {
        let mut old = rows.take();
        let mut next = Vec::new();
        for key in (list.keys)() {
            let known = old.iter().position(|row| row.key == key).map(|at| old.swap_remove(at));
            next.push(known.unwrap_or_else(|| make(&owner, &list, key)));
        }
        for row in old {
            row.node.remove();
            row.owner.cleanup();
        }
        place(&parent, &next, &end);
        rows.replace(next);
    }));
}

fn make(owner: &Owner, list: &Keyed, key: String) -> Row {
    let owner = owner.child();
    let node = owner.with(|| untrack(|| build((list.make)(key.clone()))));
    Row { key, node, owner }
}

/// Moves only what stands elsewhere: a node that is moved loses the focus.
fn place(parent: &web_sys::Element, rows: &[Row], end: &Node) {
    let mut after: Node = end.clone();
    for row in rows.iter().rev() {
        let is_there = row.node.next_sibling().as_ref() == Some(&after) && row.node.parent_node().is_some();
        if !is_there {
            // The parent has the mark, so it takes the row in front of it.
            let _ = parent.insert_before(&row.node, Some(&after));
        }
        after = row.node.clone().into();
    }
}
