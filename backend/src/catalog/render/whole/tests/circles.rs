//! What stands in a circle is made in two steps.

use serde_json::json;

use super::made::{check, column, function, id, needing, object, table, view};
use crate::catalog::model::{Kind, ObjectId};

#[test]
fn a_default_waits_for_a_function_only_if_that_waits_for_the_table() {
    let with_default = |needs: &[ObjectId]| {
        let default = needing(column("t", "a", json!({"default": "s.f()"})), &[id(Kind::Function, "", "f()")]);
        vec![table("t", json!({})), default, needing(function("f()"), needs)]
    };
    check(
        with_default(&[]),
        &["create or replace function s.f()", "create table \"s\".\"t\" (\"a\" integer default s.f())"],
    );
    check(
        with_default(&[id(Kind::Table, "", "t")]),
        &[
            "create table \"s\".\"t\" (\"a\" integer)",
            "create or replace function s.f()",
            "alter table only \"s\".\"t\" alter column \"a\" set default s.f()",
        ],
    );
}

#[test]
fn a_generated_column_is_added_where_its_function_takes_the_row() {
    let generated = column("t", "g", json!({"generated": "s.f(1)", "generated_kind": "s", "position": 2}));
    check(
        vec![
            table("t", json!({})),
            column("t", "a", json!({})),
            needing(generated, &[id(Kind::Function, "", "f(t)")]),
            needing(function("f(t)"), &[id(Kind::Table, "", "t")]),
        ],
        &[
            "create table \"s\".\"t\" (\"a\" integer)",
            "create or replace function s.f(t)",
            "alter table \"s\".\"t\" add column \"g\" integer generated always as (s.f(1)) stored",
        ],
    );
}

#[test]
fn a_view_in_a_circle_comes_first_without_rows_and_is_replaced() {
    check(
        vec![
            needing(view("v", "SELECT s.f() AS a;"), &[id(Kind::Function, "", "f()")]),
            needing(function("f()"), &[id(Kind::View, "", "v")]),
            needing(view("w", "SELECT a FROM s.v"), &[id(Kind::View, "", "v")]),
        ],
        &[
            "create view \"s\".\"v\" as select null::integer as \"a\"",
            "create or replace function s.f()",
            "create or replace view \"s\".\"v\" as SELECT s.f() AS a",
            "create view \"s\".\"w\" as SELECT a FROM s.v",
        ],
    );
}

#[test]
fn foreign_keys_of_two_tables_to_each_other_come_after_both_keys() {
    let constraint = |table: &str, name: &str, kind: &str, definition: &str| {
        let facts = json!({"constraint_type": kind, "definition": definition});
        needing(object(Kind::Constraint, table, name, facts), &[id(Kind::Table, "", table)])
    };
    let tables = ["a", "b"].map(|name| table(name, json!({})));
    let keys = [
        constraint("a", "a_fk", "f", "FOREIGN KEY (x) REFERENCES s.b(x)"),
        constraint("a", "a_pk", "p", "PRIMARY KEY (x)"),
        constraint("b", "b_fk", "f", "FOREIGN KEY (x) REFERENCES s.a(x)"),
        constraint("b", "b_pk", "p", "PRIMARY KEY (x)"),
    ];
    check(
        tables.into_iter().chain(keys).collect(),
        &[
            "create table \"s\".\"a\" ()",
            "create table \"s\".\"b\" ()",
            "alter table only \"s\".\"a\" add constraint \"a_pk\" PRIMARY KEY (x)",
            "alter table only \"s\".\"b\" add constraint \"b_pk\" PRIMARY KEY (x)",
            "alter table \"s\".\"a\" add constraint \"a_fk\" FOREIGN KEY (x) REFERENCES s.b(x)",
            "alter table \"s\".\"b\" add constraint \"b_fk\" FOREIGN KEY (x) REFERENCES s.a(x)",
        ],
    );
}
