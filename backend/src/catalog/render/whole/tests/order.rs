//! Order, and what each kind needs beside its definition.

use serde_json::{Value, json};

use super::made::{check, column, function, id, items, needing, object, standard_public, table};
use crate::catalog::model::{Catalog, DEPLOYER, Kind};
use crate::catalog::render::render_catalog;

#[test]
fn a_session_starts_with_an_empty_search_path_and_unchecked_bodies() {
    let settings: Vec<String> = render_catalog(&Catalog::default()).into_iter().map(|rendered| rendered.sql).collect();
    assert_eq!(
        settings,
        [
            "select pg_catalog.set_config('search_path', '', false)",
            "set check_function_bodies = off",
            "drop schema \"public\"",
        ]
    );
}

#[test]
fn the_public_schema_is_changed_and_not_made() {
    let mut public = standard_public();
    public.owner = Some(DEPLOYER.into());
    public.acl = items(&["CREATE deployer()", "USAGE deployer()", "USAGE anon"]);
    check(
        vec![public],
        &[
            "alter schema \"public\" owner to current_user",
            "revoke usage on schema \"public\" from public",
            "grant usage on schema \"public\" to \"anon\"",
        ],
    );
}

#[test]
fn an_owned_sequence_comes_before_its_table_and_is_tied_after_it() {
    let sequence = object(Kind::Sequence, "", "q", json!({"owned_by": "s.t.a"}));
    let default = column("t", "a", json!({"default": "nextval('s.q'::regclass)"}));
    check(
        vec![
            needing(sequence, &[id(Kind::Table, "", "t"), id(Kind::Column, "t", "a")]),
            table("t", json!({})),
            needing(default, &[id(Kind::Sequence, "", "q")]),
        ],
        &[
            "create sequence \"s\".\"q\" as integer increment by 1 minvalue 1 maxvalue 9 start with 1 cache 1",
            "create table \"s\".\"t\" (\"a\" integer default nextval('s.q'::regclass))",
            "alter sequence \"s\".\"q\" owned by s.t.a",
        ],
    );
}

#[test]
fn an_identity_column_names_its_sequence() {
    let options = json!({"start": 1, "increment": 1, "min": 1, "max": 9, "cache": 1, "cycle": false});
    let sequence = object(Kind::Sequence, "", "q", json!({"identity": true}));
    check(
        vec![
            table("t", json!({})),
            column("t", "a", json!({"identity": "a", "not_null": true, "identity_sequence": options})),
            needing(sequence, &[id(Kind::Table, "", "t"), id(Kind::Column, "t", "a")]),
        ],
        &[concat!(
            "create table \"s\".\"t\" (\"a\" integer generated always as identity (sequence name \"s\".\"q\" ",
            "increment by 1 minvalue 1 maxvalue 9 start with 1 cache 1) not null)"
        )],
    );
}

#[test]
fn a_materialized_view_is_filled_last_and_after_those_it_reads() {
    let filled = |name: &str, definition: &str| {
        object(Kind::View, "", name, json!({"materialized": true, "populated": true, "definition": definition}))
    };
    let empty = json!({"materialized": true, "definition": "SELECT 3 AS a"});
    check(
        vec![
            needing(filled("a", "SELECT a FROM s.b"), &[id(Kind::View, "", "b")]),
            filled("b", "SELECT 2 AS a"),
            object(Kind::View, "", "c", empty),
        ],
        &[
            "create materialized view \"s\".\"b\" as SELECT 2 AS a with no data",
            "create materialized view \"s\".\"a\" as SELECT a FROM s.b with no data",
            "create materialized view \"s\".\"c\" as SELECT 3 AS a with no data",
            "refresh materialized view \"s\".\"b\"",
            "refresh materialized view \"s\".\"a\"",
        ],
    );
}

#[test]
fn a_partition_keeps_the_name_of_its_index() {
    let parent = table("t", json!({"partition_key": "RANGE (a)"}));
    let child = table("zz", json!({"partition_bound": "DEFAULT", "parents": ["s.t"]}));
    let index = |name: &str, table: &str, facts: Value| {
        needing(object(Kind::Index, "", name, facts), &[id(Kind::Table, "", table)])
    };
    check(
        vec![
            parent,
            column("t", "a", json!({"default": "1"})),
            needing(child, &[id(Kind::Table, "", "t")]),
            column("zz", "a", json!({"default": "2", "inherited": true})),
            index("i", "t", json!({"definition": "CREATE INDEX i ON ONLY s.t"})),
            index(
                "own_name",
                "zz",
                json!({"definition": "CREATE INDEX own_name ON s.zz", "inherited": true, "parent": "s.i"}),
            ),
        ],
        &[
            "create table \"s\".\"t\" (\"a\" integer default 1) partition by RANGE (a)",
            "create table \"s\".\"zz\" partition of s.t DEFAULT",
            "alter table only \"s\".\"zz\" alter column \"a\" set default 2",
            "CREATE INDEX i ON ONLY s.t",
            "CREATE INDEX own_name ON s.zz",
            "alter index s.i attach partition \"s\".\"own_name\"",
        ],
    );
}

#[test]
fn an_invalid_index_is_named_and_not_made() {
    let index = object(Kind::Index, "", "i\n; drop", json!({"definition": "CREATE INDEX i ON s.t", "valid": false}));
    check(
        vec![table("t", json!({})), needing(index, &[id(Kind::Table, "", "t")])],
        &[
            "create table \"s\".\"t\" ()",
            "-- index \"s.i ; drop\" is invalid: a failed build left it, and it cannot be made so again",
        ],
    );
}

#[test]
fn privileges_are_the_difference_from_what_a_new_object_has() {
    let mut function = function("f()");
    function.acl = items(&["EXECUTE deployer()", "EXECUTE* anon"]);
    let mut table = table("t", json!({}));
    table.owner = Some("boss".into());
    table.acl =
        items(&["SELECT boss", "INSERT boss", "DELETE boss", "REFERENCES boss", "TRIGGER boss", "TRUNCATE boss"]);
    table.acl.extend(items(&["SELECT anon", "INSERT anon"]));
    check(
        vec![table, function],
        &[
            "create table \"s\".\"t\" ()",
            "alter table \"s\".\"t\" owner to \"boss\"",
            "revoke update on table \"s\".\"t\" from \"boss\"",
            "grant insert,select on table \"s\".\"t\" to \"anon\"",
            "create or replace function s.f()",
            "revoke execute on function s.f() from public",
            "grant execute on function s.f() to \"anon\" with grant option",
        ],
    );
}

#[test]
fn default_privileges_come_last_as_the_difference_from_the_built_in_ones() {
    let mut defaults = object(Kind::DefaultPrivileges, DEPLOYER, "functions", json!({}));
    defaults.id.schema = String::new();
    defaults.acl = items(&["EXECUTE deployer()", "EXECUTE anon"]);
    check(
        vec![defaults, table("t", json!({}))],
        &[
            "create table \"s\".\"t\" ()",
            "alter default privileges for role current_user revoke execute on functions from public",
            "alter default privileges for role current_user grant execute on functions to \"anon\"",
        ],
    );
}
