//! Requests and the SQL they become.

use super::Statement;
use crate::postgrest::tests::plan;

/// The statement without its frame, and its parameters.
fn inner(line: &str) -> (String, Vec<String>) {
    let Statement { sql, parameters } = plan(line, &[], "").expect("a plan").statement();
    let sql = sql.strip_prefix("with \"pgrst_source\" as (").expect("the frame").to_owned();
    (sql.split_once(") select null").expect("the frame").0.to_owned(), parameters)
}

#[test]
fn reads_become_one_select_with_bound_values() {
    let people = "from \"public\".\"people\"";
    let cases = [
        ("GET /people", format!("select \"public\".\"people\".* {people}"), vec![]),
        (
            "GET /people?select=id,n:name,data->a->>0::int&name=eq.it's",
            format!(
                "select \"public\".\"people\".\"id\", \"public\".\"people\".\"name\" as \"n\", \
                 cast(\"public\".\"people\".\"data\"->$1::pg_catalog.text->>$2::pg_catalog.int4 as \
                 \"pg_catalog\".\"int4\") as \"a\" {people} where \"public\".\"people\".\"name\" = $3"
            ),
            vec!["a", "0", "it's"],
        ),
        (
            "GET /people?select=id&or=(id.in.(1,2),not.and(name.like.J*,name->x.is.null))&order=id.desc.nullslast&limit=5&offset=2",
            format!(
                "select \"public\".\"people\".\"id\" {people} where (\"public\".\"people\".\"id\" = any ($1) or not \
                 (\"public\".\"people\".\"name\" like $2 and pg_catalog.to_jsonb(\"public\".\"people\".\"name\")->\
                 $3::pg_catalog.text is null)) order by \"public\".\"people\".\"id\" desc nulls last limit $4 offset $5"
            ),
            vec!["{\"1\",\"2\"}", "J%", "x", "5", "2"],
        ),
        (
            "GET /tags?select=%22Odd%20%5C%22name%5C%22%22",
            "select \"public\".\"tags\".\"Odd \"\"name\"\"\" from \"public\".\"tags\"".to_owned(),
            vec![],
        ),
        (
            "GET /jobs?select=id&body=fts(english).a&status=plfts.b",
            "select \"public\".\"jobs\".\"id\" from \"public\".\"jobs\" where \"public\".\"jobs\".\"body\" @@ \
             pg_catalog.to_tsquery($1::pg_catalog.regconfig, $2) and pg_catalog.to_tsvector(\"public\".\"jobs\".\
             \"status\") @@ pg_catalog.plainto_tsquery($3)"
                .to_owned(),
            vec!["english", "a", "b"],
        ),
    ];
    for (line, sql, parameters) in cases {
        assert_eq!(inner(line), (sql, parameters.into_iter().map(str::to_owned).collect()), "{line}");
    }
}

#[test]
fn embeds_are_lateral_joins_along_the_relationship() {
    let cases = [
        // To one, by the column's name.
        (
            "GET /jobs?select=id,done_by(name)",
            "left join lateral (select \"people_1\".\"name\" from \"public\".\"people\" as \"people_1\" where \"public\".\"jobs\".\"done_by\" = \"people_1\".\"id\") as \"jobs_done_by_1\" on true",
        ),
        // One to one, and from the other side of it.
        ("GET /reports?select=jobs(id)", "pg_catalog.row_to_json(\"reports_jobs_1\".*) as \"jobs\""),
        ("GET /jobs?select=reports(id)", "pg_catalog.row_to_json(\"jobs_reports_1\".*) as \"reports\""),
        // To many, inner.
        (
            "GET /people?select=sold:jobs!jobs_sold_by_fkey!inner(id)",
            "on \"people_sold_1\".\"people_sold_1\" is not null",
        ),
        // Many to many.
        (
            "GET /jobs?select=tags(id)",
            "from \"public\".\"tags\" as \"tags_1\", \"public\".\"job_tags\" as \"jobs_tags_1_junction\" where \"public\".\"jobs\".\"id\" = \"jobs_tags_1_junction\".\"job_id\" and \"tags_1\".\"id\" = \"jobs_tags_1_junction\".\"tag_id\"",
        ),
        // To itself: the table's name means the many, the column's the one.
        ("GET /people?select=people(id)", "where \"public\".\"people\".\"id\" = \"people_1\".\"boss_id\""),
        ("GET /people?select=boss:boss_id(id)", "where \"public\".\"people\".\"boss_id\" = \"people_1\".\"id\""),
        // A view has the relationships whose columns it shows.
        ("GET /report_list?select=jobs(id)", "where \"public\".\"report_list\".\"job\" = \"jobs_1\".\"id\""),
        // What stands at an embed.
        (
            "GET /jobs?select=tags(id)&tags.id=gt.1&tags.order=id&tags.limit=1",
            "where \"tags_1\".\"id\" > $1 and \"public\".\"jobs\".\"id\" = \"jobs_tags_1_junction\".\"job_id\" and \"tags_1\".\"id\" = \"jobs_tags_1_junction\".\"tag_id\" order by \"tags_1\".\"id\" asc limit $2",
        ),
        (
            "GET /jobs?select=id,done_by(name)&done_by=not.is.null&order=done_by(name)",
            "where \"jobs_done_by_1\" is distinct from null order by \"jobs_done_by_1\".\"name\" asc",
        ),
    ];
    for (line, expected) in cases {
        let (sql, _) = inner(line);
        assert!(sql.contains(expected), "{line}\n{sql}");
    }
}

#[test]
fn writes_return_only_what_the_answer_needs() {
    let representation = &[("prefer", "return=representation")];
    let cases = [
        ("POST /jobs", &[][..], r#"{"status":"a"}"#, "returning 1"),
        ("POST /jobs?select=id,tags(id)", representation, "{}", "returning \"public\".\"jobs\".\"id\")"),
        (
            "POST /jobs?select=status,tags(id)",
            representation,
            "{}",
            "returning \"public\".\"jobs\".\"id\", \"public\".\"jobs\".\"status\")",
        ),
        ("POST /jobs", representation, "{}", "returning \"public\".\"jobs\".*)"),
        (
            "POST /jobs",
            &[("prefer", "missing=default")],
            r#"[{"status":"a"}]"#,
            "jsonb_build_object('status', 'new'::text) || \"element\"",
        ),
        (
            "POST /jobs",
            &[("prefer", "resolution=merge-duplicates")],
            r#"{"status":"a"}"#,
            "on conflict (\"id\") do update set \"status\" = excluded.\"status\"",
        ),
        (
            "POST /jobs?on_conflict=status",
            &[("prefer", "resolution=ignore-duplicates")],
            r#"{"status":"a"}"#,
            "on conflict (\"status\") do nothing",
        ),
        ("PATCH /jobs?id=eq.1", &[], r#"{"status":"a"}"#, "set \"status\" = pgrst_body.\"status\" from ("),
        ("PATCH /jobs?id=eq.1", &[], "{}", "select 1 from \"public\".\"jobs\" where false"),
        (
            "DELETE /jobs?id=eq.1&order=id&limit=1",
            &[],
            "",
            "delete from \"public\".\"jobs\" where \"public\".\"jobs\".\"id\" = $1 returning 1)",
        ),
    ];
    for (line, headers, body, expected) in cases {
        let sql = plan(line, headers, body).expect("a plan").statement().sql;
        assert!(sql.contains(expected), "{line}\n{sql}");
    }
}

#[test]
fn calls_name_their_arguments() {
    let sql = plan("POST /rpc/close_job", &[], r#"{"job_id": 1}"#).expect("a plan").statement().sql;
    let call = "select pgrst_call.pgrst_scalar from pg_catalog.json_to_record($1::pg_catalog.json) as pgrst_arguments \
                (\"job_id\" integer), lateral (select \"public\".\"close_job\"(\"job_id\" := pgrst_arguments.\"job_id\") \
                as pgrst_scalar) as pgrst_call";
    assert!(sql.contains(call), "{sql}");
    let by_get = plan("GET /rpc/jobs_of?person=1&id=gt.2&select=id,tags(id)", &[], "").expect("a plan");
    assert_eq!(by_get.statement().parameters, [r#"{"person":"1"}"#, "2"]);
    assert!(by_get.work.is_read_only());
}
