//! `wrench rules`: the list names every rule, and a page is the one of docs/rules.

use std::process::Output;

use wrench_backend::heal::RULES;
use wrench_tests::{TestFolder, transcript, wrench};

fn run(arguments: &[&str]) -> Output {
    // Elsewhere than in the checkout: the pages are in the program.
    let folder = TestFolder::new("rules-command");
    wrench().current_dir(folder.path()).arg("rules").args(arguments).output().expect("wrench starts")
}

#[test]
fn every_rule_is_listed_with_its_condition_and_one_line() {
    let output = run(&[]);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    for rule in RULES {
        let facts = [rule.code, rule.sqlstate, rule.condition, rule.applicability.as_str(), rule.problem];
        assert!(facts.iter().all(|fact| said.contains(fact)), "{}: {said}", rule.code);
    }
    assert_eq!(said.lines().count(), 2 * RULES.len());
    let first =
        format!("{:<42} 42P07  {:<34} safe\n    `CREATE TABLE` fails because", "duplicate-table", "duplicate_table");
    assert!(said.starts_with(first.as_str()), "{said}");
}

#[test]
fn the_page_of_every_rule_is_shown() {
    for rule in RULES {
        let path = format!("{}/../docs/rules/{}.md", env!("CARGO_MANIFEST_DIR"), rule.code);
        let page = std::fs::read_to_string(&path).expect("a rule has a page");
        let output = run(&["show", rule.code]);
        assert_eq!(String::from_utf8_lossy(&output.stdout), page, "{}", rule.code);
        assert!(output.stderr.is_empty() && output.status.success());
    }
}

#[test]
fn a_page_as_json_has_its_rule() {
    let output = run(&["show", "duplicate-column", "--format", "json"]);
    let document: serde_json::Value = serde_json::from_slice(&output.stdout).expect("stdout is JSON");
    assert_eq!((&document["rule"]["sqlstate"], &document["code"]), (&"42701".into(), &"duplicate-column".into()));
    assert!(document["page"].as_str().is_some_and(|page| page.starts_with("# duplicate-column")));
}

#[test]
fn an_unknown_code_and_a_path_are_usage_errors() {
    for code in ["nonsense", "../rules/duplicate-table", ""] {
        let said = transcript(&run(&["show", code]), &[]);
        let expect =
            format!("exit: 2\n--- stdout\n--- stderr\nerror[unrecognized-rule]: there is no heal rule `{code}`");
        assert!(said.starts_with(&expect), "{said}");
    }
}
