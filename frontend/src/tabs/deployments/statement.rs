//! One statement with what became of it.

use leptos::prelude::*;
use wrench_wire::{HealView, StatementView};

use crate::components::code_block::sql_block;
use crate::components::icon::{Icon, draw};
use crate::components::mark::{Tone, mark};
use crate::dom::{Element, el};
use crate::text::{duration, micros, outcome_words};

/// A line that opens. Its inside is made only then: there may be hundreds.
pub(super) fn statement(statement: StatementView) -> Element {
    let (tone, icon) = face(&statement);
    let label = outcome_words(&statement.decision, &statement.status);
    let place = statement.file.clone().map(|file| match statement.line {
        Some(line) => format!("{file}:{line}"),
        None => file,
    });
    let object = statement.object.clone().unwrap_or_else(|| first_line(&statement.sql));
    let taken = statement.duration_ms.map(|taken| duration(micros(taken))).unwrap_or_default();
    let line = el("summary", "wr-statement__line")
        .child(mark((tone, icon, label)))
        .child(el("span", "wr-statement__object").text(object))
        .children((!statement.heals.is_empty()).then(|| mark((Tone::Info, Icon::Heal, "Healed"))))
        .child(el("span", "wr-statement__taken").text(taken))
        .child(draw(Icon::Chevron))
        .child(el("span", "wr-statement__place").text(place.unwrap_or_default()));
    let has_failed = statement.error.is_some();
    let was_opened = RwSignal::new(has_failed);
    let details = el("details", "")
        .maybe_attr("open", has_failed.then_some(""))
        .on("toggle", move |_| {
            if !was_opened.get_untracked() {
                was_opened.set(true);
            }
        })
        .child(line)
        .live(move || if was_opened.get() { vec![inside(&statement)] } else { Vec::new() });
    el("li", "wr-statement").child(details)
}

fn face(statement: &StatementView) -> (Tone, Icon) {
    match (statement.status.as_str(), statement.decision.as_str()) {
        ("failed", _) => (Tone::Failed, Icon::Failed),
        ("rolled_back", _) => (Tone::Warning, Icon::Undone),
        (_, "refuse" | "refused" | "hazard") => (Tone::Warning, Icon::Refused),
        (_, "drift" | "conflict") => (Tone::Warning, Icon::Swap),
        (_, "converge" | "replace") => (Tone::Info, Icon::Swap),
        (_, "execute") => (Tone::Ok, Icon::Plus),
        _ => (Tone::Muted, Icon::Check),
    }
}

fn inside(statement: &StatementView) -> Element {
    let StatementView { sql, executed_sql, sqlstate, error, differences, heals, rows, .. } = statement;
    let error = error.as_ref().map(|error| {
        let code = sqlstate.as_ref().map(|code| format!(" (SQLSTATE {code})")).unwrap_or_default();
        el("p", "wr-statement__error wr-tone--failed").text(format!("{error}{code}"))
    });
    let rows = rows.map(|rows| el("p", "wr-statement__status").text(format!("Rows: {rows}")));
    let text = if sql.trim().is_empty() {
        el("p", "wr-detail__none").text("Its text is in the log file, which is not here.")
    } else {
        sql_block(sql.clone(), "Copy SQL")
    };
    let differences = differences.iter().map(|difference| el("p", "wr-statement__difference").text(difference.clone()));
    el("div", "wr-statement__more")
        .children(error)
        .children(rows)
        .child(text)
        .children(differences)
        .children(instead("What ran in its place", executed_sql))
        .children(heals.iter().map(|one| heal(one, executed_sql)))
}

/// A heal; its SQL only if it is not all that ran in the statement's place.
fn heal(heal: &HealView, in_place: &[String]) -> Element {
    let HealView { rule, sqlstate, object, executed_sql } = heal;
    let would = match sqlstate {
        Some(code) => format!(" on {object}. As written it would have ended with SQLSTATE {code}."),
        None => format!(" on {object}."),
    };
    let words = el("p", "")
        .child(mark((Tone::Info, Icon::Heal, "Healed")))
        .text(" by rule ")
        .child(el("code", "wr-badge wr-badge--code").text(rule.clone()))
        .text(would);
    let sql: &[String] = if executed_sql == in_place { &[] } else { executed_sql };
    el("div", "wr-heal").child(words).children(instead("What ran instead", sql))
}

fn instead(title: &'static str, sql: &[String]) -> Vec<Element> {
    if sql.is_empty() {
        return Vec::new();
    }
    let text = sql.iter().map(|one| one.trim_end()).collect::<Vec<_>>().join("\n");
    vec![el("p", "wr-statement__label").text(title), sql_block(text, "Copy SQL")]
}

fn first_line(sql: &str) -> String {
    sql.trim().lines().next().unwrap_or_default().to_owned()
}
