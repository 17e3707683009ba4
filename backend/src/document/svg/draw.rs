//! The drawing as text.

use std::fmt::Write;

use super::boxes::{HEADER, Line, ROW, TableBox, WIDTH};
use super::place::Placed;
use crate::document::html::{escape, fragment};

/// Letters that fit beside a mark, and into a header.
const NAME_LETTERS: usize = 20;
const HEADER_LETTERS: usize = 27;

/// Ends of lines: many, at most one, one, and one or none.
const MARKERS: &str = "<defs>\
<marker id=\"many\" markerWidth=\"14\" markerHeight=\"12\" refX=\"13\" refY=\"6\" orient=\"auto-start-reverse\" markerUnits=\"userSpaceOnUse\"><path d=\"M1 6L13 1M1 6L13 6M1 6L13 11\"/></marker>\
<marker id=\"single\" markerWidth=\"14\" markerHeight=\"12\" refX=\"13\" refY=\"6\" orient=\"auto-start-reverse\" markerUnits=\"userSpaceOnUse\"><path d=\"M7 1V11\"/></marker>\
<marker id=\"one\" markerWidth=\"14\" markerHeight=\"12\" refX=\"13\" refY=\"6\" orient=\"auto-start-reverse\" markerUnits=\"userSpaceOnUse\"><path d=\"M5 1V11M9 1V11\"/></marker>\
<marker id=\"maybe\" markerWidth=\"18\" markerHeight=\"12\" refX=\"17\" refY=\"6\" orient=\"auto-start-reverse\" markerUnits=\"userSpaceOnUse\"><path d=\"M13 1V11\"/><circle cx=\"6\" cy=\"6\" r=\"4\"/></marker>\
</defs>";

/// One end of a line.
#[derive(Clone, Copy)]
struct Port {
    x: i64,
    y: i64,
}

pub(super) fn draw(boxes: &[TableBox], lines: &[Line], placed: &Placed<'_>) -> String {
    let (width, height) = (placed.width, placed.height);
    let tables = boxes.iter().filter(|one| !one.is_outside).count();
    let mut svg = format!(
        "<svg viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"group\" aria-label=\"Diagram of {tables} tables\">{MARKERS}"
    );
    for (at, line) in lines.iter().enumerate() {
        svg.push_str(&draw_line(boxes, lines, placed, (at, line)));
    }
    for (at, one) in boxes.iter().enumerate() {
        svg.push_str(&draw_box(one, at, placed.at[at]));
    }
    svg + "</svg>"
}

fn draw_line(boxes: &[TableBox], lines: &[Line], placed: &Placed<'_>, (at, line): (usize, &Line)) -> String {
    let route = &placed.ordered.routes[at];
    let many = if line.is_unique { "single" } else { "many" };
    let one = if line.is_optional { "maybe" } else { "one" };
    let (path, start, end) = match route[..] {
        [alone] => (around(boxes, placed, alone, line), one, many),
        [left, ..] => {
            let path = along(boxes, lines, placed, at);
            if left == line.parent { (path, one, many) } else { (path, many, one) }
        }
        [] => return String::new(),
    };
    format!(
        "<path class=\"l\" data-n=\"{} {}\" d=\"{path}\" marker-start=\"url(#{start})\" marker-end=\"url(#{end})\"/>",
        line.parent, line.child
    )
}

/// A table that refers to itself: out on the right side and back above.
fn around(boxes: &[TableBox], placed: &Placed<'_>, alone: usize, line: &Line) -> String {
    let (x, y) = placed.at[alone];
    let (right, out, back) = (x + WIDTH, y + 10, row_centre(boxes, line, y));
    format!("M{right} {out}h14q14 0 14 12v{}q0 12-14 12h-14", (back - out - 24).max(0))
}

/// From the right side of the left box to the left side of the right one.
fn along(boxes: &[TableBox], lines: &[Line], placed: &Placed<'_>, at: usize) -> String {
    let route = &placed.ordered.routes[at];
    let start = right_port(boxes, placed, at);
    let mut path = format!("M{} {}", start.x, start.y);
    let mut from = start;
    for item in &route[1..route.len() - 1] {
        let (x, y) = placed.at[*item];
        curve(&mut path, from, Port { x, y });
        let _ = write!(path, "h{WIDTH}");
        from = Port { x: x + WIDTH, y };
    }
    curve(&mut path, from, left_port(boxes, lines, placed, at));
    path
}

fn curve(path: &mut String, from: Port, to: Port) {
    let middle = i64::midpoint(from.x, to.x);
    let _ = write!(path, "C{middle} {} {middle} {} {} {}", from.y, to.y, to.x, to.y);
}

/// Where a line leaves the box on its left: the lines of a box are spread over its side in the order of where they go.
fn right_port(boxes: &[TableBox], placed: &Placed<'_>, at: usize) -> Port {
    let node = placed.ordered.routes[at][0];
    let goes = |line: &usize| placed.ordered.routes[*line].get(1).map(|next| (placed.at[*next].1, *line));
    let mut leaving: Vec<usize> = (0..placed.ordered.routes.len())
        .filter(|line| placed.ordered.routes[*line].len() > 1 && placed.ordered.routes[*line][0] == node)
        .collect();
    leaving.sort_by_key(goes);
    Port { x: placed.at[node].0 + WIDTH, y: spread(boxes, placed, node, (&leaving, at)) }
}

/// Where a line arrives: at the row of the column that refers.
fn left_port(boxes: &[TableBox], lines: &[Line], placed: &Placed<'_>, at: usize) -> Port {
    let route = &placed.ordered.routes[at];
    let node = route[route.len() - 1];
    let (x, y) = placed.at[node];
    let line = &lines[at];
    if line.child == node && line.row.is_some() {
        return Port { x, y: row_centre(boxes, line, y) };
    }
    let arriving: Vec<usize> = (0..placed.ordered.routes.len())
        .filter(|other| placed.ordered.routes[*other].len() > 1 && placed.ordered.routes[*other].last() == Some(&node))
        .collect();
    Port { x, y: spread(boxes, placed, node, (&arriving, at)) }
}

fn spread(boxes: &[TableBox], placed: &Placed<'_>, node: usize, (lines, at): (&[usize], usize)) -> i64 {
    let number = |count: usize| i64::try_from(count).unwrap_or_default();
    let place = number(lines.iter().position(|line| *line == at).unwrap_or_default()) + 1;
    placed.at[node].1 + boxes[node].height() * place / (number(lines.len()) + 1)
}

fn row_centre(boxes: &[TableBox], line: &Line, top: i64) -> i64 {
    let row = line.row.and_then(|row| i64::try_from(row).ok());
    row.map_or(top + boxes[line.child].height() - 8, |row| top + HEADER + row * ROW + ROW / 2 + 2)
}

fn draw_box(one: &TableBox, at: usize, (x, y): (i64, i64)) -> String {
    let class = if one.is_outside { "b o" } else { "b" };
    let title = if one.comment.is_empty() { one.name.clone() } else { format!("{}: {}", one.name, one.comment) };
    let mut text = format!(
        "<a class=\"{class}\" data-n=\"{at}\" href=\"{}\" transform=\"translate({x} {y})\"><title>{}</title><rect width=\"{WIDTH}\" height=\"{}\" rx=\"6\"/><text class=\"h\" x=\"10\" y=\"17\">{}</text>",
        escape(&fragment("table", &one.name)),
        escape(&title),
        one.height(),
        escape(&cut(&one.name, HEADER_LETTERS))
    );
    if !one.rows.is_empty() {
        let _ = write!(text, "<path d=\"M0 {HEADER}h{WIDTH}\"/>");
    }
    for (row, (name, marks)) in one.rows.iter().enumerate() {
        let y = HEADER + 14 + i64::try_from(row).unwrap_or_default() * ROW;
        let right = WIDTH - 10;
        let name = escape(&cut(name, NAME_LETTERS));
        let _ = write!(text, "<text x=\"10\" y=\"{y}\">{name}<tspan x=\"{right}\">{marks}</tspan></text>");
    }
    text + "</a>"
}

fn cut(text: &str, letters: usize) -> String {
    if text.chars().count() <= letters {
        return text.to_owned();
    }
    text.chars().take(letters - 1).chain(['…']).collect()
}
