//! What is found in whole apps, and what of it a diff mends.

use std::path::Path;
use std::process::Command;

use serde_json::Value;
use wrench_tests::TestFolder;

use super::{check, document, list, place, testdata};

/// What is said of each place: `src/app.ts:1:30 missing-column`.
fn said(document: &Value) -> Vec<String> {
    let found = list(document, "findings").iter().map(|finding| {
        let code = finding["code"].as_str().expect("a code");
        format!("{} {code}", place(&finding["location"]))
    });
    let unchecked =
        list(document, "not_checked").iter().map(|part| format!("{} not-checked", place(&part["location"])));
    let mut said: Vec<String> = found.chain(unchecked).collect();
    said.sort();
    said
}

#[test]
fn every_wrong_request_of_an_app_is_found_no_right_one_accused_and_dynamic_ones_counted() {
    let document = document(&testdata().join("app"), &["src"]);
    let expected = std::fs::read_to_string(testdata().join("expected.txt")).expect("the expectations are there");
    let (counts, mut places) = (&document["summary"], Vec::new());
    for line in expected.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line.split_once(' ') {
            Some((number, what)) if number.bytes().all(|byte| byte.is_ascii_digit()) => {
                assert_eq!(counts[what.replace(' ', "_")].to_string(), number, "{what}");
            }
            _ => places.push(line.to_owned()),
        }
    }
    places.sort();
    assert_eq!(said(&document), places);
    assert!(counts["requests"].as_u64().is_some_and(|requests| requests >= 60), "{counts}");
}

#[test]
fn the_diff_of_what_is_missing_applies_and_leaves_what_only_the_code_can_mend() {
    let folder = TestFolder::new("check-command-diff");
    copy(&testdata().join("app"), folder.path());
    let before = document(folder.path(), &["src", "--propose"]);
    let patch = before["patch"].as_str().expect("there is a diff");
    folder.write("missing.diff", patch);
    let applied = Command::new("git").current_dir(folder.path()).args(["apply", "missing.diff"]).output();
    let applied = applied.expect("git starts");
    assert!(applied.status.success(), "{}\n{patch}", String::from_utf8_lossy(&applied.stderr));

    let after = document(folder.path(), &["src", "--propose"]);
    assert_eq!(after["patch"], "", "{after:#}");
    // What the statements of the first run were for is mended; nothing new is wrong.
    let has_statement = |finding: &&Value| {
        let best = &finding["proposals"][0];
        best["sql"].as_str().is_some_and(|sql| !sql.is_empty())
            && best["file"].as_str().is_some_and(|file| !file.is_empty())
            && finding["code"] != "missing-function"
    };
    let mended = list(&before, "findings").iter().filter(has_statement).count();
    assert!(mended >= 10, "{mended}");
    assert_eq!(list(&after, "findings").len(), list(&before, "findings").len() - mended, "{after:#}");
}

#[test]
fn the_sample_app_asks_for_one_column_that_nobody_declared() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let folder = TestFolder::new("check-command-demo");
    let path = |below: &str| root.join(below).to_str().expect("the path is UTF-8").to_owned();
    let document = document(folder.path(), &[&path("demo/page/src"), "--dir", &path("deploy")]);
    let found = list(&document, "findings");
    assert!(!found.is_empty());
    for finding in found {
        assert_eq!(finding["message"], "column \"next_service_on\" of \"public.customers\" is not declared");
        assert!(finding["location"]["file"].as_str().is_some_and(|file| file.ends_with("/pages/reminders.js")));
        assert!(finding["proposals"][0]["sql"].as_str().is_some_and(|sql| sql.contains("next_service_on date")));
    }
}

#[test]
fn an_app_whose_requests_are_right_is_clean() {
    let folder = super::project("clean", "supabase.from('jobs').select('id, title').eq('title', 'x');\n");
    let output = check(folder.path(), &["src"]);
    let said = wrench_tests::transcript(&output, &[]);
    assert!(said.starts_with("exit: 0\n--- stdout\n1 request in 1 file: 1 right, 0 wrong, 0 not checked\n"), "{said}");
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("the folder is made");
    for entry in std::fs::read_dir(from).expect("the folder is read") {
        let entry = entry.expect("the entry is read");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), &target).expect("the file is copied");
        }
    }
}
