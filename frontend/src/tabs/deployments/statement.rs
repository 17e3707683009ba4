//! One statement with what became of it.

use leptos::prelude::*;
use wrench_wire::{HealView, StatementView};

use crate::components::code_block::{CodeBlock, Language};
use crate::components::icon::{Draw, Icon};
use crate::components::mark::{Mark, Tone};
use crate::text::{decision_words, duration, micros};

/// A line that opens. Its inside is made only then: there may be hundreds.
#[component]
pub(super) fn Statement(statement: StatementView) -> impl IntoView {
    let (tone, icon) = face(&statement);
    let label = decision_words(if statement.status == "failed" { "failed" } else { &statement.decision });
    let place = statement.file.clone().map(|file| match statement.line {
        Some(line) => format!("{file}:{line}"),
        None => file,
    });
    let object = statement.object.clone().unwrap_or_else(|| first_line(&statement.sql));
    let is_healed = !statement.heals.is_empty();
    let has_failed = statement.error.is_some();
    let taken = statement.duration_ms.map(|taken| duration(micros(taken)));
    let (was_opened, set_opened) = signal(has_failed);
    let statement = StoredValue::new(statement);

    view! {
        <li class="wr-statement">
            <details open=has_failed on:toggle=move |_| set_opened.set(true)>
                <summary class="wr-statement__line">
                    <Mark tone=tone icon=icon label=label /> <span class="wr-statement__object">{object}</span>
                    {is_healed.then(|| view! { <Mark tone=Tone::Info icon=Icon::Heal label="Healed" /> })}
                    <span class="wr-statement__taken">{taken}</span> <Draw icon=Icon::Chevron />
                    <span class="wr-statement__place">{place}</span>
                </summary>
                {move || was_opened.get().then(|| inside(statement.get_value()))}
            </details>
        </li>
    }
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

fn inside(statement: StatementView) -> impl IntoView {
    let StatementView { sql, executed_sql, status, sqlstate, error, differences, heals, rows, .. } = statement;
    let has_sql = !sql.trim().is_empty();
    let rows = rows.map(|rows| format!(", {rows} rows")).unwrap_or_default();
    view! {
        <div class="wr-statement__more">
            {error
                .map(|error| {
                    let code = sqlstate.map(|code| format!(" (SQLSTATE {code})")).unwrap_or_default();
                    view! { <p class="wr-statement__error wr-tone--failed">{error}{code}</p> }
                })}
            <p class="wr-statement__status">{decision_words(&status)}{rows}</p>
            {if has_sql {
                view! { <CodeBlock text=sql language=Language::Sql copy="Copy SQL" /> }.into_any()
            } else {
                view! { <p class="wr-detail__none">"Its text is in the log file, which is not here."</p> }.into_any()
            }}
            {differences
                .into_iter()
                .map(|difference| view! { <p class="wr-statement__difference">{difference}</p> })
                .collect_view()}
            {instead("What ran in its place", executed_sql)}
            {heals.into_iter().map(heal).collect_view()}
        </div>
    }
}

fn heal(heal: HealView) -> impl IntoView {
    let HealView { rule, sqlstate, object, executed_sql } = heal;
    let would = sqlstate.map(|code| format!(" As written it would have ended with SQLSTATE {code}.")).unwrap_or_default();
    view! {
        <div class="wr-heal">
            <p>
                <Mark tone=Tone::Info icon=Icon::Heal label="Healed" /> " by rule "
                <code class="wr-badge wr-badge--code">{rule}</code> {format!(" on {object}.{would}")}
            </p>
            {instead("What ran instead", executed_sql)}
        </div>
    }
}

fn instead(title: &'static str, sql: Vec<String>) -> impl IntoView {
    let text = sql.iter().map(|one| one.trim_end()).collect::<Vec<_>>().join("\n");
    (!sql.is_empty()).then(|| {
        view! {
            <p class="wr-statement__label">{title}</p>
            <CodeBlock text=text language=Language::Sql copy="Copy SQL" />
        }
    })
}

fn first_line(sql: &str) -> String {
    sql.trim().lines().next().unwrap_or_default().to_owned()
}
