//! What cannot be checked, and how that is said.

use wrench_tests::transcript;

use super::{check, document, project};

#[test]
fn what_is_not_there_or_no_code_is_a_matter_of_usage() {
    let folder = project("usage", "");
    folder.write("notes.md", "# Notes\n");
    for (arguments, part) in [
        (&["elsewhere"][..], "elsewhere"),
        (&["notes.md"], "its name does not end in"),
        (&["src", "--propose", "--format", "sarif"], "`--propose` prints a diff"),
    ] {
        let said = transcript(&check(folder.path(), arguments), &[]);
        assert!(said.starts_with("exit: 2\n--- stdout\n--- stderr\nerror[") && said.contains(part), "{said}");
    }
}

#[test]
fn declared_files_that_do_not_run_are_said_to_be_so() {
    let folder = project("broken-files", "supabase.from('jobs').select();\n");
    folder.write("deploy/tables.sql", "create table public.jobs (id nonsense);\n");
    let said = transcript(&check(folder.path(), &["src"]), &[]);
    assert!(said.starts_with("exit: 1\n--- stdout\n--- stderr\n"), "{said}");
    assert!(said.contains("deploy/tables.sql:1:") && said.contains("nonsense"), "{said}");
}

#[test]
fn a_file_that_cannot_be_parsed_is_named_and_the_others_are_checked() {
    let folder = project("unparsed", "supabase.from('jobs').select('titel');\n");
    folder.write("src/torn.ts", "export const half = (;\n");
    let document = document(folder.path(), &["src"]);
    let codes: Vec<&str> = super::list(&document, "findings").iter().filter_map(|one| one["code"].as_str()).collect();
    assert_eq!(codes, ["not-parsed", "missing-column"]);
    assert_eq!(super::place(&document["findings"][0]["location"]), "src/torn.ts:1:22");
}

#[test]
fn a_warning_makes_no_request_wrong() {
    let folder = project("warning", "supabase.from('jobs').insert({ id: crypto.randomUUID() });\n");
    let document = document(folder.path(), &["src"]);
    assert_eq!(document["exit_code"], 0);
    assert_eq!(document["findings"][0]["code"], "missing-value");
    assert_eq!(document["findings"][0]["severity"], "warning");
}
