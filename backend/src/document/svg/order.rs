//! The order of boxes from top to bottom in each layer, so that few lines cross.

use super::boxes::{Line, TableBox};
use super::layers::{Layers, directed};

/// How often the layers are gone through.
const SWEEPS: usize = 12;

/// What stands in a layer: a box, or a line passing by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Item {
    /// A box by index.
    Table(usize),
    /// A line by index.
    Passing(usize),
}

/// Items of all layers in order, and the pieces of the lines between them.
pub(super) struct Ordered {
    /// All items.
    pub(super) items: Vec<Item>,
    /// Items of each layer from top to bottom, by index.
    pub(super) layers: Vec<Vec<usize>>,
    /// From an item to an item of the next layer.
    pub(super) pieces: Vec<(usize, usize)>,
    /// The items along each line from left to right; a single one where a table refers to itself.
    pub(super) routes: Vec<Vec<usize>>,
    /// Boxes without lines, by index.
    pub(super) alone: Vec<usize>,
}

pub(super) fn order(boxes: &[TableBox], lines: &[Line], layers: &Layers) -> Ordered {
    let mut ordered = start(boxes, lines, layers);
    let mut best = (crossings(&ordered), ordered.layers.clone());
    for sweep in 0..SWEEPS {
        go_through(&mut ordered, sweep % 2 == 0);
        let count = crossings(&ordered);
        if count < best.0 {
            best = (count, ordered.layers.clone());
        }
    }
    ordered.layers = best.1;
    ordered
}

fn start(boxes: &[TableBox], lines: &[Line], layers: &Layers) -> Ordered {
    let mut ordered = Ordered {
        items: (0..boxes.len()).map(Item::Table).collect(),
        layers: vec![Vec::new(); layers.count],
        pieces: Vec::new(),
        routes: Vec::new(),
        alone: (0..boxes.len()).filter(|at| layers.of[*at].is_none()).collect(),
    };
    for (at, layer) in layers.of.iter().enumerate() {
        if let Some(layer) = layer {
            ordered.layers[*layer].push(at);
        }
    }
    for (at, (from, to)) in directed(boxes, lines).into_iter().enumerate() {
        let mut route = vec![from];
        if let (Some(left), Some(right)) = (layers.of[from], layers.of[to]) {
            for layer in left + 1..right {
                route.push(ordered.items.len());
                ordered.layers[layer].push(ordered.items.len());
                ordered.items.push(Item::Passing(at));
            }
        }
        if from != to {
            route.push(to);
        }
        ordered.pieces.extend(route.windows(2).map(|pair| (pair[0], pair[1])));
        ordered.routes.push(route);
    }
    ordered
}

/// Sorts each layer by where its neighbours on one side stand.
fn go_through(ordered: &mut Ordered, rightwards: bool) {
    let count = ordered.layers.len();
    let sequence: Vec<usize> =
        if rightwards { (1..count).collect() } else { (0..count.saturating_sub(1)).rev().collect() };
    for layer in sequence {
        let beside = if rightwards { layer - 1 } else { layer + 1 };
        let places = places(ordered, beside);
        let size = i64::try_from(ordered.layers[layer].len()).unwrap_or(1).max(1);
        let mut keyed: Vec<(i64, usize)> = ordered.layers[layer]
            .iter()
            .enumerate()
            .map(|(at, item)| {
                let own = i64::try_from(at).unwrap_or_default() * 1000 / size;
                (mean(ordered, *item, rightwards, &places).unwrap_or(own), *item)
            })
            .collect();
        keyed.sort_by_key(|(key, _)| *key);
        ordered.layers[layer] = keyed.into_iter().map(|(_, item)| item).collect();
    }
}

/// Places of a layer's items, in thousandths of the layer.
fn places(ordered: &Ordered, layer: usize) -> Vec<Option<i64>> {
    let mut places = vec![None; ordered.items.len()];
    let size = i64::try_from(ordered.layers[layer].len()).unwrap_or(1).max(1);
    for (at, item) in ordered.layers[layer].iter().enumerate() {
        places[*item] = Some(i64::try_from(at).unwrap_or_default() * 1000 / size);
    }
    places
}

fn mean(ordered: &Ordered, item: usize, rightwards: bool, places: &[Option<i64>]) -> Option<i64> {
    let neighbour = |(from, to): &(usize, usize)| match rightwards {
        true => (*to == item).then_some(*from),
        false => (*from == item).then_some(*to),
    };
    let found: Vec<i64> = ordered.pieces.iter().filter_map(neighbour).filter_map(|at| places[at]).collect();
    let count = i64::try_from(found.len()).ok().filter(|count| *count > 0)?;
    Some(found.iter().sum::<i64>() / count)
}

/// A piece of a line by the layer it starts in and the places of its ends.
struct Piece {
    layer: usize,
    from: usize,
    to: usize,
}

/// How often pieces of lines cross.
fn crossings(ordered: &Ordered) -> usize {
    let mut place = vec![(0, 0); ordered.items.len()];
    for (layer, items) in ordered.layers.iter().enumerate() {
        for (at, item) in items.iter().enumerate() {
            place[*item] = (layer, at);
        }
    }
    let piece = |(from, to): &(usize, usize)| Piece { layer: place[*from].0, from: place[*from].1, to: place[*to].1 };
    let pieces: Vec<Piece> = ordered.pieces.iter().map(piece).collect();
    let cross = |a: &Piece, b: &Piece| (a.from < b.from && a.to > b.to) || (a.from > b.from && a.to < b.to);
    let crossed = |(at, one): (usize, &Piece)| {
        pieces[at + 1..].iter().filter(|other| other.layer == one.layer && cross(one, other)).count()
    };
    pieces.iter().enumerate().map(crossed).sum()
}
