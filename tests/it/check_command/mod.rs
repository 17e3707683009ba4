//! `wrench check`: requests in a frontend's code, held against the declared schema. What must be found in the app of
//! `tests/testdata/check` stands beside it.

mod app;
mod formats;
mod refusals;

use std::path::{Path, PathBuf};
use std::process::Output;

use serde_json::Value;
use wrench_tests::{TestFolder, wrench};

const SCHEMA: &str = include_str!("../../../docs/schemas/check.schema.json");
const TABLES: &str = "create table public.jobs (id uuid primary key, title text not null);\n";

fn testdata() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/check")
}

/// A folder with a schema and one source.
fn project(name: &str, code: &str) -> TestFolder {
    let folder = TestFolder::new(&format!("check-command-{name}"));
    folder.write("deploy/tables.sql", TABLES);
    folder.write("src/app.ts", code);
    folder
}

/// Runs the command as a person would, in a folder.
fn check(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = wrench();
    command.current_dir(folder).arg("check").args(arguments).args(["--color", "never"]).output().expect("wrench starts")
}

/// What `--format json` prints, held against its schema.
fn document(folder: &Path, arguments: &[&str]) -> Value {
    let output = check(folder, &[&["--format", "json"], arguments].concat());
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    let document: Value = serde_json::from_slice(&output.stdout).expect("stdout is one JSON document");
    assert_eq!(schema_errors(&document), Vec::<String>::new(), "{document:#}");
    assert_eq!(document["exit_code"], output.status.code().expect("it exits"));
    document
}

fn schema_errors(document: &Value) -> Vec<String> {
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    jsonschema::draft202012::meta::validate(&schema).expect("the schema is a schema");
    let validator = jsonschema::draft202012::new(&schema).expect("the schema can be used");
    validator.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

/// `src/app.ts:1:30`.
fn place(location: &Value) -> String {
    let file = location["file"].as_str().expect("a file");
    format!("{file}:{}:{}", location["line"], location["column"])
}

fn list<'a>(document: &'a Value, key: &str) -> &'a [Value] {
    document[key].as_array().expect("a list")
}
