//! Are two schemas the same? `pg_dump --schema-only` without comments, settings and Wrench's own schemas; the columns and
//! constraints inside a CREATE TABLE may stand in any order.

use std::collections::HashMap;

use crate::server::TestDatabase;

const NOISE: [&str; 5] = ["--", "\\restrict", "\\unrestrict", "SET ", "SELECT pg_catalog.set_config"];

/// The schema of a database as lines that are equal exactly when the schemas are.
pub fn dump(database: &TestDatabase) -> Vec<String> {
    let output = std::process::Command::new(database.server.program("pg_dump"))
        .args(["--schema-only", "-N", "wrench", "-N", "wrench_attic", "-d", &database.url()])
        .output()
        .expect("pg_dump starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    normalise(&String::from_utf8_lossy(&output.stdout))
}

/// Lines of `wanted` that `live` lacks, counted.
pub fn missing_lines(wanted: &[String], live: &[String]) -> Vec<String> {
    let mut there: HashMap<&str, usize> = HashMap::new();
    for line in live {
        *there.entry(line).or_default() += 1;
    }
    wanted.iter().filter(|line| !there.contains_key(line.as_str())).cloned().collect()
}

fn normalise(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut body: Option<Vec<String>> = None;
    for line in text.lines().filter(|line| !line.is_empty() && !NOISE.iter().any(|noise| line.starts_with(noise))) {
        match &mut body {
            Some(inside) if line.starts_with(')') => {
                inside.sort();
                lines.append(inside);
                lines.push(line.to_owned());
                body = None;
            }
            Some(inside) => inside.push(line.trim_end_matches(',').to_owned()),
            None => {
                lines.push(line.to_owned());
                let words = ["CREATE TABLE ", "CREATE UNLOGGED TABLE ", "CREATE FOREIGN TABLE "];
                if line.ends_with('(') && words.iter().any(|word| line.starts_with(word)) {
                    body = Some(Vec::new());
                }
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{missing_lines, normalise};

    #[test]
    fn column_order_is_free_and_a_missing_column_is_seen() {
        let a = normalise("CREATE TABLE public.t (\n    a integer,\n    b text\n);\n");
        let b = normalise("-- x\nCREATE TABLE public.t (\n    b text,\n    a integer\n);\n");
        assert_eq!(a, b);
        let c = normalise("CREATE TABLE public.t (\n    a integer\n);\n");
        assert_eq!(missing_lines(&a, &c), ["    b text"]);
    }
}
