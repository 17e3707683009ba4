//! Tables of requests and what becomes of them, in a small schema.

use serde_json::{Value, json};

use super::{ApiError, HttpRequest, Outcome, Plan, Request, SchemaCache, parse_request};
use crate::catalog::{Catalog, Facts, Kind, Object, ObjectId};

/// Adds one object; what its kind needs beside the given facts is what most objects have.
fn add(catalog: &mut Catalog, (kind, relation, name): (Kind, &str, &str), facts: Value) {
    let common = match kind {
        Kind::Table => json!({ "persistence": "p", "rls": false, "rls_forced": false, "options": [], "parents": [],
            "replica_identity": "d" }),
        Kind::Column => json!({ "not_null": false, "generated_kind": "", "identity": "", "compression": "",
            "options": [], "inherited": false, "position": 1 }),
        Kind::Constraint => json!({ "validated": true, "index_options": [], "clustered": false, "inherited": false }),
        Kind::View => json!({ "materialized": false, "options": [], "column_comments": null, "column_defaults": null,
            "column_grants": null }),
        _ => json!({ "routine": "function", "definition": "", "reference": "" }),
    };
    let mut all = common.as_object().cloned().unwrap_or_default();
    all.extend(facts.as_object().cloned().unwrap_or_default());
    let facts = Facts::from_json(kind, &Value::Object(all).to_string()).expect("facts");
    let own = |text: &str| text.to_owned();
    let id = ObjectId { kind, schema: own("public"), relation: own(relation), name: own(name) };
    let object = Object {
        id: id.clone(),
        owner: None,
        comment: None,
        acl: Default::default(),
        facts,
        needs: Default::default(),
        grantees: Vec::new(),
        written_by: 0,
        address: Default::default(),
    };
    catalog.objects.insert(id, object);
}

fn table(catalog: &mut Catalog, name: &str, columns: &[(&str, &str)], constraints: &[(&str, &str, &str)]) {
    add(catalog, (Kind::Table, "", name), json!({}));
    for (column, data_type) in columns {
        let default = (*column == "status").then_some("'new'::text");
        add(catalog, (Kind::Column, name, column), json!({ "data_type": data_type, "default": default }));
    }
    for (constraint, kind, definition) in constraints {
        let facts = json!({ "constraint_type": kind, "definition": definition });
        add(catalog, (Kind::Constraint, name, constraint), facts);
    }
}

/// People have jobs twice over, jobs have tags by a junction, and one report each.
fn cache() -> SchemaCache {
    let mut catalog = Catalog::default();
    let all = &mut catalog;
    let id = ("id", "integer");
    let key = |name: &'static str| (name, "p", "PRIMARY KEY (id)");
    table(
        all,
        "people",
        &[id, ("name", "text"), ("boss_id", "integer"), ("data", "jsonb")],
        &[key("people_pkey"), ("people_boss_id_fkey", "f", "FOREIGN KEY (boss_id) REFERENCES public.people(id)")],
    );
    table(
        all,
        "jobs",
        &[id, ("status", "text"), ("done_by", "integer"), ("sold_by", "integer"), ("body", "tsvector")],
        &[
            key("jobs_pkey"),
            ("jobs_done_by_fkey", "f", "FOREIGN KEY (done_by) REFERENCES public.people(id) ON DELETE CASCADE"),
            ("jobs_sold_by_fkey", "f", "FOREIGN KEY (sold_by) REFERENCES public.people(id)"),
        ],
    );
    table(
        all,
        "reports",
        &[id, ("job_id", "integer")],
        &[
            ("reports_job_id_key", "u", "UNIQUE (job_id)"),
            ("reports_job_id_fkey", "f", "FOREIGN KEY (job_id) REFERENCES public.jobs(id)"),
        ],
    );
    table(all, "tags", &[id, ("Odd \"name\"", "text")], &[key("tags_pkey")]);
    table(
        all,
        "job_tags",
        &[("job_id", "integer"), ("tag_id", "integer")],
        &[
            ("job_tags_pkey", "p", "PRIMARY KEY (job_id, tag_id)"),
            ("job_tags_job_id_fkey", "f", "FOREIGN KEY (job_id) REFERENCES public.jobs(id)"),
            ("job_tags_tag_id_fkey", "f", "FOREIGN KEY (tag_id) REFERENCES public.tags(id)"),
        ],
    );
    let definition = " SELECT r.id,\n    r.job_id AS job\n   FROM public.reports r;";
    let columns = json!([{ "name": "id", "data_type": "integer" }, { "name": "job", "data_type": "integer" }]);
    add(all, (Kind::View, "", "report_list"), json!({ "definition": definition, "columns": columns }));
    for (name, arguments, returns) in [
        ("close_job(integer, text)", "job_id integer, reason text DEFAULT 'a, b'::text", "uuid"),
        ("jobs_of(integer)", "person integer", "SETOF public.jobs"),
        ("twice(integer)", "a integer", "integer"),
        ("twice(text)", "a text", "text"),
        ("touch()", "", "trigger"),
    ] {
        add(all, (Kind::Function, "", name), json!({ "arguments": arguments, "returns": returns }));
    }
    SchemaCache::new(&catalog, &["public", "api"])
}

pub(super) fn parse(line: &str, headers: &[(&str, &str)], body: &str) -> Result<Request, ApiError> {
    let (method, target) = line.split_once(' ').expect("a method and a path");
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let own = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    let headers: Vec<(String, String)> = headers.iter().map(own).collect();
    parse_request(&HttpRequest { method, path, query, headers: &headers, body: body.as_bytes() })
}

pub(super) fn plan(line: &str, headers: &[(&str, &str)], body: &str) -> Result<Plan, ApiError> {
    cache().resolve(&parse(line, headers, body)?)
}

#[test]
fn what_is_missing_is_a_value() {
    let none = || None::<String>;
    let own = |text: &str| text.to_owned();
    let cases = [
        ("GET /job", "", ApiError::NoTable { schema: own("public"), name: own("job"), suggestion: Some(own("jobs")) }),
        ("GET /weather", "", ApiError::NoTable { schema: own("public"), name: own("weather"), suggestion: none() }),
        ("POST /jobs", r#"[{"id":1,"x":2}]"#, ApiError::NoColumn { relation: own("jobs"), column: own("x") }),
        ("POST /jobs?columns=y", r#"[{"id":1}]"#, ApiError::NoColumn { relation: own("jobs"), column: own("y") }),
        (
            "GET /jobs?select=people!boss(id)",
            "",
            ApiError::NoRelationship {
                schema: own("public"),
                origin: own("jobs"),
                target: own("people"),
                hint: Some(own("boss")),
                suggestion: none(),
            },
        ),
        (
            "POST /rpc/close_jobs",
            r#"{"b":1,"a":2}"#,
            ApiError::NoFunction {
                schema: own("public"),
                name: own("close_jobs"),
                arguments: vec![own("a"), own("b")],
                by_post: true,
                suggestion: Some(own("close_job")),
            },
        ),
        (
            "GET /rpc/touch",
            "",
            ApiError::NoFunction {
                schema: own("public"),
                name: own("touch"),
                arguments: vec![],
                by_post: false,
                suggestion: none(),
            },
        ),
        ("GET /jobs?tags.id=eq.1", "", ApiError::NotEmbedded(own("tags"))),
        ("GET /jobs?select=count()", "", ApiError::Aggregates),
        (
            "POST /rpc/twice",
            r#"{"a":1}"#,
            ApiError::AmbiguousFunction(vec![own("public.twice(a => integer)"), own("public.twice(a => text)")]),
        ),
    ];
    for (line, body, expected) in cases {
        assert_eq!(plan(line, &[], body), Err(expected), "{line}");
    }
}

#[test]
fn an_ambiguous_embed_names_its_ways() {
    let error = plan("GET /jobs?select=people(name)", &[], "").expect_err("two ways").reply();
    assert_eq!((error.status, error.body.code.as_str()), (300, "PGRST201"));
    let hint = error.body.hint.unwrap_or_default();
    assert!(hint.contains("'people!jobs_done_by_fkey', 'people!jobs_sold_by_fkey'"), "{hint}");
    let details = error.body.details.unwrap_or_default();
    let first = json!({ "cardinality": "many-to-one", "embedding": "jobs with people",
        "relationship": "jobs_done_by_fkey using jobs(done_by) and people(id)" });
    assert_eq!(details[0], first);
}

#[test]
fn answers_say_which_part_of_the_rows_they_are() {
    let reply = |line: &str, prefer: &str, (total, page): (Option<u64>, u64)| {
        let plan = plan(line, &[("prefer", prefer)], "{}").expect("a plan");
        let reply = plan.reply(Outcome { total, page, body: "[]".into() })?;
        let range = reply.headers.iter().find(|(name, _)| *name == "content-range");
        Ok::<_, ApiError>((
            reply.status,
            range.map(|(_, value)| value.clone()).unwrap_or_default(),
            reply.body.is_some(),
        ))
    };
    let cases = [
        ("GET /jobs", "", (None, 3), (200, "0-2/*", true)),
        ("GET /jobs", "", (None, 0), (200, "*/*", true)),
        ("GET /jobs?limit=2&offset=4", "count=exact", (Some(9), 2), (206, "4-5/9", true)),
        ("GET /jobs", "count=exact", (Some(3), 3), (200, "0-2/3", true)),
        ("POST /jobs", "", (None, 1), (201, "*/*", false)),
        ("POST /jobs", "return=representation,count=exact", (None, 2), (201, "*/2", true)),
        ("PATCH /jobs", "", (None, 2), (204, "0-1/*", false)),
        ("DELETE /jobs", "return=representation", (None, 2), (200, "*/*", true)),
    ];
    for (line, prefer, outcome, (status, range, body)) in cases {
        assert_eq!(reply(line, prefer, outcome), Ok((status, range.to_owned(), body)), "{line} {prefer}");
    }
    let beyond = reply("GET /jobs?offset=5", "count=exact", (Some(3), 0));
    assert_eq!(beyond.expect_err("no rows there").reply().status, 416);
}
