//! What is printed for people, for GitHub, and as SARIF.

use serde_json::Value;
use wrench_tests::transcript;

use super::{check, document, project};

const WRONG: &str = "const all = (name) => supabase.from(name).select();\nsupabase.from('jobs').select('id, titel');\n";

#[test]
fn people_see_the_place_the_answer_and_what_to_do() {
    let folder = project("human", WRONG);
    let said = transcript(&check(folder.path(), &["src", "-v", "-q"]), &[]);
    for part in [
        "exit: 3",
        "  not checked  src/app.ts:1:37: the table is known to the running code only",
        "2 requests in 1 file: 0 right, 1 wrong, 1 not checked",
        "error[missing-column]: column \"titel\" of \"public.jobs\" is not declared",
        " --> src/app.ts:2:35",
        "= detail: The request would fail with 42703 (HTTP 400).",
        "= hint: Change your code here: write `title` for `titel`.",
    ] {
        assert!(said.contains(part), "{part}\n{said}");
    }
}

#[test]
fn github_gets_an_annotation_at_the_place() {
    let folder = project("github", WRONG);
    let output = check(folder.path(), &["src", "--format", "github"]);
    let said = String::from_utf8(output.stdout).expect("it is UTF-8");
    let annotation = said.lines().find(|line| line.starts_with("::error ")).expect("an annotation");
    for part in ["file=src/app.ts", "line=2", "col=35", "titel"] {
        assert!(annotation.contains(part), "{part}: {annotation}");
    }
    assert!(said.lines().any(|line| line.starts_with("::notice ") && line.contains("1 wrong")), "{said}");
}

#[test]
fn sarif_has_a_rule_for_each_result_and_its_region() {
    let folder = project("sarif", WRONG);
    let output = check(folder.path(), &["src", "--format", "sarif"]);
    let log: Value = serde_json::from_slice(&output.stdout).expect("stdout is one JSON document");
    assert_eq!((&log["version"], output.status.code()), (&Value::from("2.1.0"), Some(3)));
    let run = &log["runs"][0];
    let results = run["results"].as_array().expect("results");
    assert_eq!(results.len(), 1, "{log:#}");
    let (result, region) = (&results[0], &results[0]["locations"][0]["physicalLocation"]["region"]);
    let rule =
        result["ruleIndex"].as_u64().and_then(|at| run["tool"]["driver"]["rules"].get(usize::try_from(at).ok()?));
    assert_eq!(rule.expect("its rule is listed")["id"], "missing-column");
    assert_eq!((&result["ruleId"], &result["level"]), (&Value::from("missing-column"), &Value::from("error")));
    let bounds = ["startLine", "startColumn", "endLine", "endColumn"].map(|key| region[key].as_u64());
    assert_eq!(bounds, [Some(2), Some(35), Some(2), Some(40)]);
}

#[test]
fn a_diff_stands_alone_on_standard_output() {
    let folder = project("alone", "supabase.from('jobs').select('id, due_on');\n");
    let output = check(folder.path(), &["src", "--propose"]);
    let patch = String::from_utf8(output.stdout).expect("it is UTF-8");
    assert!(patch.starts_with("--- "), "{patch}");
    assert!(patch.contains("+alter table public.jobs add column if not exists due_on date;"), "{patch}");
    assert_eq!(
        document(folder.path(), &["src", "--propose"])["patch"].as_str().map(str::trim_end),
        Some(patch.trim_end())
    );
}
