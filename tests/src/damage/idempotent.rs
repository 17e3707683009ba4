//! A schema as a careful person writes it for psql, so that the same files can run again: guarded, or replaced, everywhere.

use std::fmt::Write;
use std::sync::Arc;

use wrench_backend::finding::SourceFile;
use wrench_backend::sql::parse_file;

use super::world::World;

/// Errors that say that the thing is there: the one statement in the block did not run.
const THERE: &str = "duplicate_object or duplicate_table or duplicate_schema or invalid_table_definition or object_not_in_prerequisite_state";

/// The declared schema of a world. Every statement can run on a database that has it, and adds what is missing.
pub fn idempotent(world: &World) -> String {
    let schemas: Vec<String> = world.schemas.iter().map(|schema| format!("--schema={schema}")).collect();
    let output = std::process::Command::new(world.straight.server.program("pg_dump"))
        .args(["--schema-only", "-d", &world.straight.url()])
        .args(schemas)
        .output()
        .expect("pg_dump starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8_lossy(&output.stdout);
    // Newer clients begin and end with commands of psql.
    let lines = text.lines().filter(|line| !line.starts_with('\\')).collect::<Vec<_>>().join("\n");
    let source = Arc::new(SourceFile { path: "schema.sql".into(), text: lines });
    let statements = parse_file(&source).expect("a dump parses");
    let mut text = String::new();
    for statement in &statements {
        text += &guarded(&statement.kind, statement.text().trim_end_matches(';'));
    }
    text
}

fn guarded(kind: &str, text: &str) -> String {
    match kind {
        "create_table" => table(text),
        "create_sequence" | "create_schema" | "create_index" => format!("{};\n", if_not_exists(text)),
        "create_function" | "create_procedure" | "create_view" | "create_trigger" | "create_rule"
        | "create_aggregate" => {
            format!("{};\n", text.replacen("CREATE ", "CREATE OR REPLACE ", 1))
        }
        "create_type" => block(text) + &labels(text),
        "create_domain" | "create_publication" | "create_cast" => block(text),
        "create_policy" => policy(text),
        "alter_table" if text.contains("ADD CONSTRAINT") || text.contains("ADD GENERATED") => block(text),
        _ => format!("{text};\n"),
    }
}

fn if_not_exists(text: &str) -> String {
    let words = [
        "CREATE UNIQUE INDEX ",
        "CREATE INDEX ",
        "CREATE SEQUENCE ",
        "CREATE SCHEMA ",
        "CREATE TABLE ",
        "CREATE UNLOGGED TABLE ",
    ];
    let start = words.iter().find(|word| text.starts_with(**word)).copied().unwrap_or_default();
    format!("{start}IF NOT EXISTS {}", &text[start.len()..])
}

/// The table, then each of its columns and checks by itself, for a table that is there and lacks one.
fn table(text: &str) -> String {
    let mut whole = format!("{};\n", if_not_exists(text));
    let name = text.trim_start_matches("CREATE UNLOGGED TABLE ").trim_start_matches("CREATE TABLE ");
    let name = name.split(" (").next().unwrap_or(name).trim();
    for line in text.lines().filter_map(|line| line.strip_prefix("    ")) {
        let part = line.trim_end_matches(',');
        if part.starts_with("CONSTRAINT ") {
            whole += &block(&format!("ALTER TABLE {name} ADD {part}"));
        } else {
            writeln!(whole, "ALTER TABLE {name} ADD COLUMN IF NOT EXISTS {part};").expect("a string grows");
        }
    }
    whole
}

fn block(text: &str) -> String {
    format!("DO $guard$ BEGIN\n{text};\nEXCEPTION WHEN {THERE} THEN NULL;\nEND $guard$;\n")
}

/// Each label of an enum by itself.
fn labels(text: &str) -> String {
    let Some((name, rest)) = text.trim_start_matches("CREATE TYPE ").split_once(" AS ENUM (") else {
        return String::new();
    };
    let labels = rest.lines().map(|line| line.trim().trim_end_matches(',')).filter(|line| line.starts_with('\''));
    labels.map(|label| format!("ALTER TYPE {name} ADD VALUE IF NOT EXISTS {label};\n")).collect()
}

fn policy(text: &str) -> String {
    let rest = text.trim_start_matches("CREATE POLICY ");
    let quoted = rest.strip_prefix('"').and_then(|rest| rest.find('"')).map(|at| at + 2);
    let name = &rest[..quoted.or_else(|| rest.find(' ')).unwrap_or(rest.len())];
    let table = rest[name.len()..].trim_start_matches(" ON ").split_whitespace().next().unwrap_or_default();
    format!("DROP POLICY IF EXISTS {name} ON {table};\n{text};\n")
}
