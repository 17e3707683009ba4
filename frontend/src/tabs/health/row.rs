//! One check: how good, what, the value; opened, what it rests on and what to do.

use leptos::prelude::*;

use crate::checks::Status;
use crate::components::code_block::sql_block;
use crate::components::facts::facts;
use crate::components::icon::{Icon, draw};
use crate::components::mark::{Tone, mark, of_check};
use crate::dom::{Element, el};
use crate::state::{Diagnostics, Found, Row, memo};

/// The row of the check with this code.
pub(super) fn check_row(diagnostics: Diagnostics, code: String) -> Element {
    let row = memo(move || diagnostics.rows.with(|rows| rows.iter().find(|row| row.code == code).cloned()));
    el("li", "wr-check").live(move || {
        let drawn = row.get().map(|Row { code, title, found, .. }| match found {
            Some(found) => measured(code, title, found),
            None => waiting(code, title),
        });
        drawn.into_iter().collect()
    })
}

fn waiting(code: String, title: String) -> Element {
    el("div", "wr-check__line")
        .attr("data-check", code)
        .attr("data-status", "waiting")
        .child(mark((Tone::Muted, Icon::Waiting, "Waiting")))
        .child(el("span", "wr-check__title").text(title))
        .child(el("span", "wr-skeleton__line wr-check__skeleton"))
}

fn measured(code: String, title: String, found: Found) -> Element {
    let Found { status, value, message, fix, fix_sql, evidence } = found;
    let line = el("summary", "wr-check__line")
        .child(mark(of_check(status)))
        .child(el("span", "wr-check__title").text(title))
        .child(el("span", "wr-check__value").text(value))
        .child(draw(Icon::Chevron));
    let fix = fix.map(|fix| el("p", "wr-check__fix").child(el("strong", "").text("What to do: ")).text(fix));
    let evidence = evidence.into_iter().map(|known| (known.name.into(), known.value)).collect();
    let more = el("div", "wr-check__more")
        .child(el("p", "wr-check__message").text(message))
        .children(fix)
        .children(fix_sql.map(|sql| sql_block(sql, "Copy")))
        .children(facts(evidence));
    // What went wrong is read without a further click.
    let is_open = matches!(status, Status::Warning | Status::Failed);
    el("details", "wr-check__details")
        .attr("data-check", code)
        .attr("data-status", status.as_str())
        .maybe_attr("open", is_open.then_some(""))
        .child(line)
        .child(more)
}
