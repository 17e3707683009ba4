//! What counts as a difference, by a table of changes made behind the files and in them.

use super::{Place, all_in_short};

/// What was deployed, what was done behind it, what the files say now, and what the audit must say.
struct Case {
    name: &'static str,
    deployed: &'static str,
    behind: &'static str,
    /// Empty: as deployed.
    declared: &'static str,
    expect: &'static [&'static str],
}

const JOBS: &str = "create table public.jobs (id int primary key, state text default 'new');
create index jobs_state on public.jobs (state);
create function public.f() returns int language sql as 'select 1';
";
const CLOSED: &str = "create table public.jobs (id int primary key);
alter table public.jobs enable row level security;
";
const VISITS: &str = "create table public.visits (id int, day date) partition by range (day);\n";

const CASES: [Case; 24] = [
    Case { name: "nothing", deployed: JOBS, behind: "select 1", declared: "", expect: &[] },
    Case {
        name: "undeclared-table-with-all-that-hangs-on-it",
        deployed: JOBS,
        behind: "create table public.extra (id serial primary key); create index on public.extra (id)",
        declared: "",
        expect: &["undeclared-object drift table public.extra"],
    },
    Case {
        name: "extra-column",
        deployed: JOBS,
        behind: "alter table public.jobs add notes text",
        declared: "",
        expect: &["undeclared-object drift column public.jobs.notes"],
    },
    Case {
        name: "missing-index",
        deployed: JOBS,
        behind: "drop index public.jobs_state",
        declared: "",
        expect: &["missing-object drift index public.jobs_state"],
    },
    Case {
        name: "missing-table-with-its-parts",
        deployed: JOBS,
        behind: "drop table public.jobs",
        declared: "",
        expect: &["missing-object drift table public.jobs"],
    },
    Case {
        name: "changed-default",
        deployed: JOBS,
        behind: "alter table public.jobs alter state set default 'old'",
        declared: "",
        expect: &["changed-object drift column public.jobs.state"],
    },
    Case {
        name: "undeclared-comment",
        deployed: JOBS,
        behind: "comment on table public.jobs is 'Work'",
        declared: "",
        expect: &["changed-object drift table public.jobs"],
    },
    Case {
        name: "other-owner",
        deployed: JOBS,
        behind: "create role audit_owner; alter table public.jobs owner to audit_owner",
        declared: "",
        expect: &["changed-object drift table public.jobs"],
    },
    Case {
        name: "function-body",
        deployed: JOBS,
        behind: "create or replace function public.f() returns int language sql as 'select 2'",
        declared: "",
        expect: &["changed-object drift function public.f()"],
    },
    Case {
        name: "undeclared-permissive-policy",
        deployed: CLOSED,
        behind: "create policy everybody on public.jobs using (true)",
        declared: "",
        expect: &["undeclared-object drift policy public.jobs.everybody"],
    },
    Case {
        name: "undeclared-grant",
        deployed: CLOSED,
        behind: "grant select on public.jobs to public",
        declared: "",
        expect: &["changed-object drift table public.jobs"],
    },
    Case {
        name: "undeclared-trigger-on-a-view",
        deployed: "create view public.v as select 1 as a;\ncreate function public.t() returns trigger language plpgsql as 'begin return null; end';\n",
        behind: "create trigger t instead of insert on public.v for each row execute function public.t()",
        declared: "",
        expect: &["undeclared-object drift trigger public.v.t"],
    },
    Case {
        name: "undeclared-schema-and-extension",
        deployed: JOBS,
        behind: "create schema stray; create extension citext",
        declared: "",
        expect: &["undeclared-object drift schema stray", "undeclared-object drift extension citext"],
    },
    Case {
        name: "extension-members-are-never-undeclared",
        deployed: "create extension hstore;\n",
        behind: "select 1",
        declared: "",
        expect: &[],
    },
    Case {
        name: "run-time-partitions-are-never-undeclared",
        deployed: VISITS,
        behind: "create table public.v26 partition of public.visits for values from ('2026-01-01') to ('2027-01-01')
            partition by range (day);
            create table public.v26q1 partition of public.v26 for values from ('2026-01-01') to ('2026-04-01');
            create index on public.v26q1 (id)",
        declared: "",
        expect: &[],
    },
    Case {
        name: "undeclared-default-privileges",
        deployed: JOBS,
        behind: "alter default privileges grant select on tables to public",
        declared: "",
        expect: &["undeclared-object drift default privileges postgres.tables"],
    },
    Case {
        name: "column-order-is-a-note",
        deployed: "create table public.a (x int, y int);\n",
        behind: "drop table public.a; create table public.a (y int, x int)",
        declared: "",
        expect: &["column-order unknown table public.a"],
    },
    Case {
        name: "pending-column",
        deployed: "create table public.a (x int);\n",
        behind: "select 1",
        declared: "create table public.a (x int, y int);\n",
        expect: &["missing-object pending column public.a.y"],
    },
    Case {
        name: "pending-drop",
        deployed: "create table public.a (x int);\ncreate table public.b (x int);\n",
        behind: "select 1",
        declared: "create table public.a (x int);\n",
        expect: &["undeclared-object pending table public.b"],
    },
    Case {
        name: "conflict",
        deployed: "create table public.a (x int default 1);\n",
        behind: "alter table public.a alter x set default 2",
        declared: "create table public.a (x int default 3);\n",
        expect: &["changed-object conflict column public.a.x"],
    },
    Case {
        name: "conflicting-drop",
        deployed: "create table public.a (x int default 1, y int);\n",
        behind: "alter table public.a alter x set default 2",
        declared: "create table public.a (y int);\n",
        expect: &["undeclared-object conflict column public.a.x"],
    },
    Case {
        name: "no-deployment-is-known",
        deployed: "",
        behind: "create table public.a (x int default 1)",
        declared: "create table public.a (x int);\ncreate table public.b (x int);\n",
        expect: &["changed-object unknown column public.a.x", "missing-object unknown table public.b"],
    },
    Case {
        name: "quoted-names",
        deployed: "create schema \"My.App\";\ncreate table \"My.App\".\"Jobs\" (\"Id\" serial);\n",
        behind: "alter table \"My.App\".\"Jobs\" add \"No Te\" text",
        declared: "",
        expect: &["undeclared-object drift column My.App.Jobs.No Te"],
    },
    Case {
        name: "unmodelled-object",
        deployed: JOBS,
        behind: "create operator public.=== (leftarg = int, rightarg = int, function = pg_catalog.int4eq)",
        declared: "",
        expect: &["undeclared-object unknown operator public.===(integer,integer)"],
    },
];

#[tokio::test]
async fn every_change_is_named_once_and_blamed_on_who_made_it() {
    let mut failures = Vec::new();
    for case in CASES {
        let place = Place::new(case.name, case.deployed).await;
        if !case.deployed.is_empty() {
            place.deploy();
        }
        place.behind(case.behind);
        if !case.declared.is_empty() {
            place.folder.write("deploy/phase1/tables.sql", case.declared);
        }
        let document = place.document(&["--no-lints"]);
        let said = all_in_short(&document);
        let differs = case.expect.iter().any(|line| !line.starts_with("column-order"));
        if said != case.expect || document["exit_code"] != if differs { 3 } else { 0 } {
            failures.push(format!("{}: exit {} {said:#?}", case.name, document["exit_code"]));
        }
        place.database.drop().await;
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
