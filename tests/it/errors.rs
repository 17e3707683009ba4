//! The classifier on the errors of `tests/testdata/errors`: a file per class, an error per line. To add one, add a line: `raw`, the text
//! as it was seen; `status` and `url`, where they are known; `slots`, what the text names.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use wrench_backend::diagnose::{Diagnosis, Observation, diagnose};

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/errors");
    let entries = fs::read_dir(&folder).expect("the folder of errors is there");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry is readable").path()).collect();
    files.sort();
    files
}

/// The class, and its errors with their line numbers.
fn errors(file: &Path) -> (String, Vec<(usize, Value)>) {
    let class = file.file_stem().and_then(|stem| stem.to_str()).expect("a class names the file").to_owned();
    let text = fs::read_to_string(file).expect("the file is readable");
    let rows = text.lines().map(|line| serde_json::from_str(line).expect(line));
    (class, rows.enumerate().map(|(at, row)| (at + 1, row)).collect())
}

fn explain(row: &Value) -> Diagnosis {
    diagnose(&Observation {
        status: row["status"].as_u64().and_then(|status| u16::try_from(status).ok()),
        message: row["raw"].as_str().expect("an error has its text"),
        url: row["url"].as_str(),
        ..Observation::default()
    })
}

/// Every name and value in the slots, lists taken apart.
fn named(slots: &Value) -> Vec<&str> {
    let values = slots.as_object().into_iter().flat_map(|slots| slots.values());
    let words = values.flat_map(|value| match value {
        Value::Array(words) => words.iter().collect(),
        word => vec![word],
    });
    words.filter_map(Value::as_str).collect()
}

/// What is wrong with the answer to one error.
fn faults(class: &str, row: &Value) -> Vec<String> {
    let diagnosis = explain(row);
    let slots = diagnosis.slots.to_json();
    let mut faults = Vec::new();
    if diagnosis.class.as_str() != class {
        faults.push(format!("is {} ({:?})", diagnosis.class, diagnosis.subclass));
    }
    for (name, wanted) in row["slots"].as_object().into_iter().flatten() {
        if slots[name] != *wanted {
            faults.push(format!("{name} is {}, not {wanted}", slots[name]));
        }
    }
    let seen = format!("{} {}", row["raw"].as_str().unwrap_or_default(), row["url"].as_str().unwrap_or_default());
    let seen = seen.to_lowercase();
    let invented = named(&slots).into_iter().filter(|word| !seen.contains(&word.to_lowercase()));
    faults.extend(invented.map(|word| format!("`{word}` is invented")));
    faults
}

#[test]
fn errors_of_many_drivers_and_languages_are_classified_and_nothing_is_invented() {
    let mut wrong = Vec::new();
    for file in files() {
        let (class, rows) = errors(&file);
        assert!(!rows.is_empty(), "{class}");
        for (line, row) in &rows {
            wrong.extend(
                faults(&class, row).into_iter().map(|fault| format!("{class}.jsonl:{line}: {fault}: {}", row["raw"])),
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
