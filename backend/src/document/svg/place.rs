//! Where everything stands.

use super::boxes::{TableBox, WIDTH};
use super::order::{Item, Ordered};

/// Between layers: room for the lines.
pub(super) const GAP_X: i64 = 84;
/// Between boxes.
pub(super) const GAP_Y: i64 = 20;

/// Height of a line passing by.
const PASSING: i64 = 2;
const GAP_PASSING: i64 = 10;
const MARGIN: i64 = 12;
const ROUNDS: usize = 16;

/// A drawing with places.
pub(super) struct Placed<'a> {
    pub(super) ordered: &'a Ordered,
    /// Left upper corner of each item.
    pub(super) at: Vec<(i64, i64)>,
    pub(super) width: i64,
    pub(super) height: i64,
}

/// Places every item as near to its neighbours as its layer allows, and boxes without lines below.
pub(super) fn place<'a>(boxes: &[TableBox], ordered: &'a Ordered) -> Placed<'a> {
    let heights: Vec<i64> = ordered.items.iter().map(|item| height(boxes, *item)).collect();
    let mut tops = vec![0; ordered.items.len()];
    for layer in &ordered.layers {
        settle(layer, &heights, &mut tops, |_| None);
    }
    for round in 0..ROUNDS {
        let count = ordered.layers.len();
        for step in 0..count {
            let layer = if round % 2 == 0 { step } else { count - 1 - step };
            let centres: Vec<i64> = (0..tops.len()).map(|item| tops[item] + heights[item] / 2).collect();
            let wanted = |item: usize| neighbours(ordered, item, &centres).map(|centre| centre - heights[item] / 2);
            settle(&ordered.layers[layer], &heights, &mut tops, wanted);
        }
    }
    let mut placed = Placed { ordered, at: vec![(0, 0); tops.len()], width: 0, height: 0 };
    let linked = || ordered.layers.iter().flatten();
    let highest = linked().map(|item| tops[*item]).min().unwrap_or_default();
    for (layer, items) in ordered.layers.iter().enumerate() {
        let x = MARGIN + i64::try_from(layer).unwrap_or_default() * (WIDTH + GAP_X);
        for item in items {
            placed.at[*item] = (x, MARGIN + tops[*item] - highest);
        }
        placed.width = x + WIDTH + MARGIN;
    }
    let bottom = linked().map(|item| placed.at[*item].1 + heights[*item]).max();
    placed.height = bottom.unwrap_or_default() + MARGIN;
    lay_out_alone(&mut placed, &heights);
    placed
}

fn height(boxes: &[TableBox], item: Item) -> i64 {
    match item {
        Item::Table(at) => boxes[at].height(),
        Item::Passing(_) => PASSING,
    }
}

/// The middle of what an item is joined to.
fn neighbours(ordered: &Ordered, item: usize, centres: &[i64]) -> Option<i64> {
    let other = |(from, to): &(usize, usize)| match item {
        item if *from == item => Some(*to),
        item if *to == item => Some(*from),
        _ => None,
    };
    let found: Vec<i64> = ordered.pieces.iter().filter_map(other).map(|at| centres[at]).collect();
    let count = i64::try_from(found.len()).ok().filter(|count| *count > 0)?;
    Some(found.iter().sum::<i64>() / count)
}

/// Puts the items of a layer as near as possible to where they want to be, in their order and without touching.
fn settle(layer: &[usize], heights: &[i64], tops: &mut [i64], wanted: impl Fn(usize) -> Option<i64>) {
    // Without the room that those above take, the order is all that is left to keep: neighbours that would change places
    // move together.
    let mut above = 0;
    let mut groups: Vec<(i64, i64)> = Vec::new();
    let mut offsets = Vec::new();
    for (at, item) in layer.iter().enumerate() {
        if let Some(before) = at.checked_sub(1).map(|before| layer[before]) {
            let thin = heights[before] == PASSING || heights[*item] == PASSING;
            above += heights[before] + if thin { GAP_PASSING } else { GAP_Y };
        }
        offsets.push(above);
        let wish = wanted(*item).unwrap_or(tops[*item]);
        groups.push((wish - above, 1));
        while let [.., (sum, count), (last_sum, last_count)] = groups[..] {
            if sum * last_count <= last_sum * count {
                break;
            }
            groups.pop();
            groups.pop();
            groups.push((sum + last_sum, count + last_count));
        }
    }
    let places = groups.iter().flat_map(|(sum, count)| (0..*count).map(move |_| sum.div_euclid(*count)));
    for ((item, offset), place) in layer.iter().zip(offsets).zip(places) {
        tops[*item] = place + offset;
    }
}

/// Boxes without lines stand below in rows.
fn lay_out_alone(placed: &mut Placed<'_>, heights: &[i64]) {
    let ordered = placed.ordered;
    if ordered.alone.is_empty() {
        return;
    }
    let least = MARGIN + 4 * (WIDTH + GAP_Y);
    placed.width = placed.width.max(least);
    let columns = ((placed.width - 2 * MARGIN + GAP_Y) / (WIDTH + GAP_Y)).max(1);
    let mut y = if ordered.layers.is_empty() { MARGIN } else { placed.height + GAP_Y };
    for row in ordered.alone.chunks(usize::try_from(columns).unwrap_or(1)) {
        for (column, item) in row.iter().enumerate() {
            let x = MARGIN + i64::try_from(column).unwrap_or_default() * (WIDTH + GAP_Y);
            placed.at[*item] = (x, y);
        }
        y += row.iter().map(|item| heights[*item]).max().unwrap_or_default() + GAP_Y;
    }
    placed.height = y - GAP_Y + MARGIN;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_stand_where_they_want_unless_they_would_touch() {
        let heights = [40, 40, 40];
        let settled = |wishes: [i64; 3]| {
            let mut tops = [0; 3];
            settle(&[0, 1, 2], &heights, &mut tops, |item| Some(wishes[item]));
            tops
        };
        assert_eq!(settled([0, 100, 200]), [0, 100, 200]);
        assert_eq!(settled([100, 100, 300]), [70, 130, 300]);
        assert_eq!(settled([60, 60, 60]), [0, 60, 120]);
    }
}
