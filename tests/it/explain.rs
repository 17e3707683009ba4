//! The classifier on real errors from `WRENCH_CORPUS` (default `../shared/corpus`); where the file is absent the test says so and passes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value;
use wrench_backend::diagnose::{Diagnosis, Observation, diagnose, redact_answer, redact_body, redact_text, redact_url};

fn rows() -> Vec<Value> {
    let default = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    let file = std::env::var_os("WRENCH_CORPUS").map_or(default, PathBuf::from).join("errors-dev.jsonl");
    let Ok(text) = std::fs::read_to_string(&file) else {
        wrench_tests::say(&format!("skipped: {} is absent", file.display()));
        return Vec::new();
    };
    text.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect()
}

/// What a client would hand over: the text, the status, and the request as far as the row tells it.
fn explain(row: &Value) -> Diagnosis {
    let request = |key: &str| row["request"][key].as_str();
    let spec = request("spec").and_then(|spec| spec.split('"').nth(1));
    diagnose(&Observation {
        status: row["http_status"].as_u64().and_then(|status| u16::try_from(status).ok()),
        message: text_of(row),
        method: request("method"),
        url: request("url").or(spec),
        statement: request("sql").or(request("js")),
        ..Observation::default()
    })
}

fn text_of(row: &Value) -> &str {
    row["raw"].as_str().expect("a row has its text")
}

fn slots(diagnosis: &Diagnosis) -> [(&'static str, Option<&str>); 7] {
    let slots = &diagnosis.slots;
    [
        ("table", slots.table.as_deref()),
        ("column", slots.column.as_deref()),
        ("enum", slots.enumeration.as_deref()),
        ("value", slots.value.as_deref()),
        ("type", slots.data_type.as_deref()),
        ("constraint", slots.constraint.as_deref()),
        ("function", slots.function.as_deref()),
    ]
}

/// Right classes, rows; right slots, slots; slots that stand nowhere in the row; slots that the label does not have.
#[derive(Default)]
struct Score {
    right: usize,
    rows: usize,
    filled: usize,
    slots: usize,
    invented: usize,
    unlabelled: usize,
}

fn count(score: &mut Score, row: &Value, diagnosis: &Diagnosis) {
    let label = &row["label"];
    let id = row["id"].as_str().unwrap_or_default();
    let wanted = [label["class"].as_str(), label["subclass"].as_str()];
    let answered = [Some(diagnosis.class.as_str()), diagnosis.subclass.as_deref()];
    let vague = wanted[0] == Some("other") && ["other", "javascript"].contains(&diagnosis.class.as_str());
    let right = vague || answered.iter().any(|word| word.is_some() && wanted.contains(word));
    score.rows += 1;
    score.right += usize::from(right);
    let shown = |what: &str| wrench_tests::say(&format!("{id}: {what}"));
    if !right {
        shown(&format!("class {answered:?}, labelled {wanted:?}"));
    }
    let needs: Vec<&str> = row["needs_context"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let seen = format!("{} {}", text_of(row), row["request"]).to_lowercase();
    for (name, found) in slots(diagnosis) {
        match (label[name].as_str(), found) {
            (Some(wanted), found) if !needs.contains(&name) => {
                let last = |text: &str| text.rsplit('.').next().unwrap_or(text).to_owned();
                let same = found.is_some_and(|found| found == wanted || last(found) == last(wanted));
                score.slots += 1;
                score.filled += usize::from(same);
                if !same {
                    shown(&format!("{name} {found:?}, labelled {wanted:?}"));
                }
            }
            (None, Some(found)) => {
                score.unlabelled += 1;
                shown(&format!("{name} {found:?} is not labelled"));
            }
            _ => {}
        }
        if found.is_some_and(|found| !seen.contains(&found.to_lowercase())) {
            score.invented += 1;
            shown(&format!("{name} {found:?} is invented"));
        }
    }
}

#[test]
fn real_errors_are_classified_and_nothing_is_invented() {
    let mut by_form: BTreeMap<String, Score> = BTreeMap::new();
    for row in rows() {
        let form = row["form"].as_str().unwrap_or_default().to_owned();
        count(by_form.entry(form).or_default(), &row, &explain(&row));
    }
    let mut all = Score::default();
    for (form, score) in &by_form {
        wrench_tests::say(&format!(
            "{form:20} class {:3}/{:<3} slots {:3}/{:<3}",
            score.right, score.rows, score.filled, score.slots
        ));
        all.right += score.right;
        all.rows += score.rows;
        all.filled += score.filled;
        all.slots += score.slots;
        all.invented += score.invented;
        all.unlabelled += score.unlabelled;
    }
    wrench_tests::say(&format!(
        "all: class {}/{}, slots {}/{}, invented {}, unlabelled {}",
        all.right, all.rows, all.filled, all.slots, all.invented, all.unlabelled
    ));
    assert_eq!(all.invented, 0);
    for form in ["json", "supabase_js_result"] {
        let Some(score) = by_form.get(form) else { continue };
        assert!(score.right * 100 >= score.rows * 95, "{form}: {}/{}", score.right, score.rows);
    }
    assert!(all.right * 100 >= all.rows * 98, "{}/{}", all.right, all.rows);
    assert!(all.filled * 100 >= all.slots * 95, "{}/{}", all.filled, all.slots);
}

#[test]
fn redacting_real_errors_twice_is_redacting_once() {
    for row in rows() {
        for redact in [redact_text, redact_url, redact_body, redact_answer] {
            let once = redact(text_of(&row));
            assert_eq!(redact(&once), once, "{}", row["id"]);
        }
    }
}

#[test]
fn redacting_a_real_error_does_not_change_its_class() {
    for row in rows() {
        let whole = explain(&row);
        let redacted = redact_text(text_of(&row));
        let again = diagnose(&Observation { message: &redacted, status: whole.http_status, ..Observation::default() });
        assert_eq!(again.class, whole.class, "{}: {redacted}", row["id"]);
    }
}
