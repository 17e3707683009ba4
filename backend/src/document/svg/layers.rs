//! Which column of the drawing each box stands in.

use super::boxes::{Line, TableBox, WIDTH};
use super::place::{GAP_X, GAP_Y};

/// Boxes by layer, and those without lines apart.
pub(super) struct Layers {
    /// Layer of each box; none without lines.
    pub(super) of: Vec<Option<usize>>,
    pub(super) count: usize,
}

/// From the left to the right side of each line, without circles: where they would be, a line is turned round.
pub(super) fn directed(boxes: &[TableBox], lines: &[Line]) -> Vec<(usize, usize)> {
    let mut walk = Walk { state: vec![0; boxes.len()], back: vec![false; lines.len()], lines };
    for start in 0..boxes.len() {
        walk.visit(start);
    }
    let turned = lines.iter().zip(&walk.back);
    turned.map(|(line, back)| if *back { (line.child, line.parent) } else { (line.parent, line.child) }).collect()
}

struct Walk<'a> {
    /// 0 not seen, 1 on the way, 2 done.
    state: Vec<u8>,
    back: Vec<bool>,
    lines: &'a [Line],
}

impl Walk<'_> {
    /// Depth first, with a stack of its own: chains may be long.
    fn visit(&mut self, start: usize) {
        if self.state[start] != 0 {
            return;
        }
        self.state[start] = 1;
        let mut stack = vec![(start, 0)];
        while let Some((node, from)) = stack.pop() {
            let next = (from..self.lines.len()).find(|at| self.lines[*at].parent == node);
            let Some(at) = next else {
                self.state[node] = 2;
                continue;
            };
            stack.push((node, at + 1));
            let child = self.lines[at].child;
            match self.state[child] {
                1 => self.back[at] = true,
                0 => {
                    self.state[child] = 1;
                    stack.push((child, 0));
                }
                _ => {}
            }
        }
    }
}

/// Each box right of all that it refers to; a full layer passes boxes on to the next.
pub(super) fn layers(boxes: &[TableBox], lines: &[Line]) -> Layers {
    let edges: Vec<(usize, usize)> = directed(boxes, lines).into_iter().filter(|(from, to)| from != to).collect();
    let linked: Vec<bool> =
        (0..boxes.len()).map(|at| edges.iter().any(|(from, to)| *from == at || *to == at)).collect();
    let height = best_height(boxes, &linked);
    let mut of: Vec<Option<usize>> = vec![None; boxes.len()];
    let mut filled: Vec<i64> = Vec::new();
    while let Some((layer, node)) = next_ready(&edges, &linked, &of) {
        let space = boxes[node].height() + GAP_Y;
        let fits = |at: &usize| filled.get(*at).is_none_or(|used| used + space <= height);
        let chosen = (layer..).find(fits).unwrap_or(layer);
        if filled.len() <= chosen {
            filled.resize(chosen + 1, 0);
        }
        filled[chosen] += space;
        of[node] = Some(chosen);
    }
    pull_right(boxes, &edges, &mut of, (&mut filled, height));
    Layers { count: filled.len(), of }
}

/// The box that can stand farthest to the left among those whose neighbours on the left stand already.
fn next_ready(edges: &[(usize, usize)], linked: &[bool], of: &[Option<usize>]) -> Option<(usize, usize)> {
    let ready = |node: usize| {
        let left = edges.iter().filter(|(_, to)| *to == node).map(|(from, _)| of[*from]);
        left.into_iter().try_fold(0, |layer, parent| Some(layer.max(parent? + 1)))
    };
    let open = (0..of.len()).filter(|node| linked[*node] && of[*node].is_none());
    open.filter_map(|node| Some((ready(node)?, node))).min()
}

/// What refers to nothing stands beside what refers to it, not at the far left.
fn pull_right(
    boxes: &[TableBox],
    edges: &[(usize, usize)],
    of: &mut [Option<usize>],
    (filled, height): (&mut [i64], i64),
) {
    for node in 0..boxes.len() {
        let Some(layer) = of[node].filter(|_| !edges.iter().any(|(_, to)| *to == node)) else { continue };
        let nearest = edges.iter().filter(|(from, _)| *from == node).filter_map(|(_, to)| of[*to]).min();
        let Some(wanted) = nearest.and_then(|nearest| nearest.checked_sub(1)).filter(|wanted| *wanted > layer) else {
            continue;
        };
        let space = boxes[node].height() + GAP_Y;
        if filled[wanted] + space <= height {
            filled[layer] -= space;
            filled[wanted] += space;
            of[node] = Some(wanted);
        }
    }
}

/// The height at which the drawing is somewhat wider than high.
fn best_height(boxes: &[TableBox], linked: &[bool]) -> i64 {
    let heights = || boxes.iter().zip(linked).filter(|(_, linked)| **linked).map(|(one, _)| one.height() + GAP_Y);
    let (total, highest) = (heights().sum::<i64>(), heights().max().unwrap_or_default());
    let columns = (1..).find(|columns: &i64| columns * columns * (WIDTH + GAP_X) * 2 >= total * 3).unwrap_or(1);
    (total / columns + total / columns / 4).max(highest).max(420)
}
