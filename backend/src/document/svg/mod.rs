//! An entity-relationship diagram as a drawing of its own: boxes in layers, from what is referred to on the left to what refers
//! on the right, and lines with a crow's foot. The same tables give the same drawing.

mod boxes;
mod draw;
mod layers;
mod order;
mod place;

use super::graph::Graph;
use super::model::Chapter;
use super::names::display;

/// A drawing.
pub(super) struct Drawing {
    /// The `svg` element.
    pub(super) svg: String,
    /// Tables to which so many refer that the lines are left out, with how many do.
    pub(super) left_out: Vec<(String, usize)>,
}

/// Draws a chapter's tables; none where there are none.
pub(super) fn drawing(chapter: &Chapter) -> Option<Drawing> {
    let graph = Graph::new(chapter);
    if graph.tables.is_empty() {
        return None;
    }
    let hubs = graph.hubs();
    let (boxes, lines) = boxes::boxes(&graph, &hubs);
    let layers = layers::layers(&boxes, &lines);
    let ordered = order::order(&boxes, &lines, &layers);
    let placed = place::place(&boxes, &ordered);
    let left_out = hubs.iter().map(|(name, count)| (display(name), *count)).collect();
    Some(Drawing { svg: draw::draw(&boxes, &lines, &placed), left_out })
}
