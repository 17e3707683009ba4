//! Documents that name what the code has: rooms, rules, environment variables.

use std::collections::BTreeSet;

use wrench_backend::heal::RULES;

use super::none;
use super::rust_text::RustText;
use super::tree::{files, folders, root, text};

#[test]
fn architecture_lists_every_room_and_no_other() {
    let document = text("ARCHITECTURE.md");
    let listed: BTreeSet<String> =
        headings(&document, "### ").map(|title| title.trim_matches('`').to_owned()).collect();
    let modules = folders("backend/src").into_iter().map(|name| format!("backend/src/{name}/"));
    let alone = files("backend/src").into_iter().map(|file| file.path).filter(|path| is_room_of_one_file(path));
    let top = folders("").into_iter().filter(|name| name != "backend").map(|name| format!("{name}/"));
    let there: BTreeSet<String> = modules.chain(alone).chain(top).collect();
    let missing: Vec<String> = there.difference(&listed).map(|room| format!("{room} has no paragraph")).collect();
    let stale: Vec<String> = listed.difference(&there).map(|room| format!("{room} does not exist")).collect();
    none(&[missing, stale].concat(), "ARCHITECTURE.md, Code map");
}

#[test]
fn architecture_names_every_room_inside_a_room() {
    let document = text("ARCHITECTURE.md");
    let plates = files("backend/src").into_iter().filter_map(|file| Some(file.path.strip_suffix("mod.rs")?.to_owned()));
    let inner = plates.filter_map(|path| Some(path.strip_prefix("backend/src/")?.to_owned()));
    let unnamed = inner.filter(|room| room.matches('/').count() > 1 && !document.contains(&format!("`{room}`")));
    let broken: Vec<String> = unnamed.map(|room| format!("{room} is not named")).collect();
    none(&broken, "ARCHITECTURE.md, Code map");
}

#[test]
fn paths_in_documents_exist() {
    let mut broken = Vec::new();
    for name in ["ARCHITECTURE.md", "CONTRIBUTING.md", "README.md"] {
        let document = text(name);
        // What is not built yet is named in the section about it.
        let built = document.split("\n## Room left").next().unwrap_or_default();
        for path in built.split('`').skip(1).step_by(2).filter(|quoted| is_path(quoted)) {
            let found =
                ["", "backend/src", "tests/testdata"].iter().any(|folder| root().join(folder).join(path).exists());
            if !found {
                broken.push(format!("{name}: `{path}`"));
            }
        }
    }
    none(&broken, "a document names a path that is not there");
}

#[test]
fn every_rule_has_a_page_and_every_page_a_rule() {
    let codes: BTreeSet<String> = RULES.iter().map(|rule| rule.code.to_owned()).collect();
    assert_eq!(codes.len(), RULES.len(), "two rules share a code");
    let entries = std::fs::read_dir(root().join("docs/rules")).expect("the rules have pages");
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let pages: BTreeSet<String> = names.filter_map(|name| name.strip_suffix(".md").map(str::to_owned)).collect();
    assert_eq!(codes, pages);
}

#[test]
fn a_rules_page_has_its_parts() {
    let mut broken = Vec::new();
    for rule in RULES {
        let path = format!("docs/rules/{}.md", rule.code);
        let page = text(&path);
        let title = format!("# {}\n", rule.code);
        let facts = [title.as_str(), rule.sqlstate, rule.condition, rule.applicability.as_str(), "```sql\n"];
        let parts = ["## Problem", "## What Wrench does", "## Fix safety", "## When it does not apply", "## Example"];
        let missing = facts.iter().chain(&parts).filter(|part| !page.contains(**part));
        broken.extend(missing.map(|part| format!("{path}: {}", part.trim())));
    }
    none(&broken, "a rule's page lacks something");
}

#[test]
fn the_readme_lists_the_environment() {
    let readme = text("README.md");
    let section = readme.split("\n### Environment").nth(1).unwrap_or_default().split("\n#").next().unwrap_or_default();
    let cells = section.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    let listed: BTreeSet<String> = cells.map(str::to_owned).collect();
    let is_variable = |text: &str| {
        text.starts_with(|c: char| c.is_ascii_uppercase())
            && text.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
    };
    let config = RustText::parse(&text("backend/src/config.rs"));
    let read: BTreeSet<String> = config.literals.into_iter().map(|l| l.text).filter(|text| is_variable(text)).collect();
    assert!(!read.is_empty(), "config.rs names its variables");
    assert_eq!(listed, read, "README.md, Environment (left) and config.rs (right)");
}

fn headings<'a>(document: &'a str, mark: &'a str) -> impl Iterator<Item = &'a str> {
    let map = document.split("\n## Code map").nth(1).unwrap_or_default().split("\n## ").next().unwrap_or_default();
    map.lines().filter_map(move |line| line.strip_prefix(mark))
}

/// A room without a folder; the crate's two roots are none.
fn is_room_of_one_file(path: &str) -> bool {
    let name = path.strip_prefix("backend/src/").unwrap_or(path);
    name.ends_with(".rs") && !name.contains('/') && !["lib.rs", "main.rs"].contains(&name)
}

/// `backend/src/plan/`, `deploy/log.rs`; no globs, commands, or placeholders in capitals.
fn is_path(quoted: &str) -> bool {
    let plain = quoted.chars().all(|c| c.is_ascii_alphanumeric() || "/._-".contains(c));
    let kinds = [".rs", ".md", ".sql", ".json", ".mjs", ".js"];
    let is_file = kinds.iter().any(|kind| quoted.ends_with(kind)) && (quoted.contains('/') || quoted.ends_with(".rs"));
    let is_folder = quoted.ends_with('/') && quoted.len() > 1;
    let generated = [".wrench", "logs/", "bin/", "dist/", "target/"].iter().any(|start| quoted.starts_with(start));
    let stem = quoted.rsplit('/').next().unwrap_or_default().split('.').next().unwrap_or_default();
    let placeholder = stem.len() > 2 && stem.chars().all(|c| c.is_ascii_uppercase() || c == '_') && stem != "README";
    plain && (is_file || is_folder) && !generated && !placeholder && quoted != "mod.rs" && !quoted.starts_with('/')
}
