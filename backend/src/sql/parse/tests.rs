//! Cases: a text and what its statements are.

use super::*;

fn check(text: &str) -> Result<Vec<Statement>, Vec<Finding>> {
    parse_file(&Arc::new(SourceFile { path: "t.sql".into(), text: text.into() }))
}

fn kinds(text: &str) -> Vec<(String, StatementClass)> {
    check(text).expect("parses").into_iter().map(|s| (s.kind, s.class)).collect()
}

#[test]
fn classes_follow_the_kind() {
    use StatementClass::*;
    for (text, class) in [
        ("create table t (id int)", Schema),
        ("do $$ begin end $$", Schema),
        ("set search_path = a", Session),
        ("select set_config('a', 'b', false)", Session),
        ("select pg_catalog.set_config('a', 'b', false)", Session),
        ("select f()", Data),
        ("insert into t values (1)", Data),
        ("vacuum t", Maintenance),
        ("create role r", Cluster),
        ("begin; commit", Transaction),
        ("start transaction; end", Transaction),
    ] {
        assert_eq!(kinds(text)[0].1, class, "{text}");
    }
}

#[test]
fn text_guard_and_ordinal_are_kept() {
    let statements = check("-- c\ncreate table if not exists t (id int) ;\nselect 1;select 1").expect("parses");
    assert_eq!(statements[0].text(), "create table if not exists t (id int)");
    assert_eq!(statements[0].guard, Guard::IfExists);
    assert_eq!((statements[1].ordinal, statements[2].ordinal), (0, 1));
}

#[test]
fn drops_name_their_targets() {
    let all = check(
        "drop table if exists x.y, \"Z\" cascade; drop policy p on s.t; drop function f(int, text);
         alter table t drop column a, drop constraint if exists c; drop type e",
    )
    .expect("parses");
    let targets: Vec<String> = all
        .iter()
        .flat_map(|s| &s.drops)
        .map(|d| format!("{} {} on {}", d.kind, d.path.join("."), d.relation.join(".")))
        .collect();
    assert_eq!(
        targets,
        [
            "table x.y on ",
            "table Z on ",
            "policy p on s.t",
            "function f on ",
            "column a on t",
            "constraint c on t",
            "type e on "
        ]
    );
}

#[test]
fn a_syntax_error_names_its_place() {
    let errors = check("create table t (id int);\ncreate tabel x (id int);").expect_err("fails");
    assert_eq!(errors[0].code, "syntax-error");
    assert!(errors[0].location.as_ref().expect("has a place").to_string().starts_with("t.sql:2:"));
}

#[test]
fn meta_commands_and_forbidden_statements_are_refused() {
    let errors = check("\\set a 1\nselect 1;\n\\copy t from 'x'\n").expect_err("fails");
    assert_eq!(
        (errors[0].code, errors[0].detail.as_deref()),
        ("psql-meta-command", Some("The file has 1 more meta-command."))
    );
    assert_eq!(check("discard all").expect_err("fails")[0].code, "forbidden-statement");
    assert_eq!(check("copy t from stdin;\n1\n\\.\n").expect_err("fails")[0].code, "psql-meta-command");
}

#[test]
fn concurrent_builds_run_alone() {
    let all = check("create index concurrently i on t (a); create index j on t (a)").expect("parses");
    assert_eq!((all[0].autocommit, all[1].autocommit), (true, false));
}

#[test]
fn settings_of_a_transaction_are_told_from_those_of_the_session() {
    for (text, is_local) in [
        ("set search_path = a", false),
        ("SET LOCAL lock_timeout = '1s'", true),
        ("set role app", false),
        ("set local role app", true),
        ("reset all", false),
        ("set constraints all deferred", true),
        ("select set_config('a', 'b', false)", false),
        ("select pg_catalog.set_config('a', 'b', true )", true),
    ] {
        let all = check(text).expect("parses");
        assert_eq!((all[0].class, all[0].is_local_setting()), (StatementClass::Session, is_local), "{text}");
    }
}
