//! `wrench docs`: what it writes of a deployed schema, and what it leaves alone.

use std::collections::BTreeMap;
use std::path::Path;

use wrench_tests::{TestDatabase, TestFolder, TestServer, deploy_into, request_for, wrench};

const BASELINE: &str = include_str!("../../deploy/baseline/supabase.sql");

/// Exit code, standard output and standard error of `wrench docs` in a folder.
fn docs(folder: &TestFolder, database: &TestDatabase, arguments: &[&str]) -> (i32, String, String) {
    let output = wrench()
        .current_dir(folder.path())
        .args(["docs", "--quiet", "--database-url", &database.url()])
        .args(arguments)
        .output()
        .expect("wrench starts");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().unwrap_or(-1), text(&output.stdout), text(&output.stderr))
}

fn files(folder: &Path) -> BTreeMap<String, String> {
    let entries = std::fs::read_dir(folder).expect("the folder is there");
    let read = |entry: std::fs::DirEntry| {
        let text = std::fs::read_to_string(entry.path()).expect("a document is text");
        (entry.file_name().to_string_lossy().into_owned(), text)
    };
    entries.map(|entry| read(entry.expect("a folder can be read"))).collect()
}

/// A database with one phase of two tables, and its folder.
async fn shop() -> (TestDatabase, TestFolder) {
    let database = TestServer::shared().await.database().await;
    let folder = TestFolder::new("docs");
    folder.write(
        "deploy/phases.toml",
        "[platform]\nkind = \"none\"\n[[phase]]\nname = \"one\"\ntitle = \"The shop\"\n[[phase]]\nname = \"two\"\n",
    );
    folder.write(
        "deploy/one/tables.sql",
        "create type public.state as enum ('new', 'a|b');
         create table public.customers (id int primary key, \"odd \"\"name\" text);
         create table public.orders (id int primary key, customer int not null references public.customers, state public.state default 'new');
         comment on column public.orders.customer is 'who | pays <b>it</b>';\n",
    );
    folder.write(
        "deploy/two/columns.sql",
        "alter table public.orders add column note text;
         create table public.days (day date, id int, primary key (day, id)) partition by range (day);
         create table public.days_first partition of public.days for values from ('2026-01-01') to ('2026-02-01');\n",
    );
    let report = deploy_into(&request_for(&database, &folder.path().join("deploy"))).await;
    assert_eq!(report.exit_code, 0, "{:?}", report.findings);
    (database, folder)
}

#[tokio::test(flavor = "multi_thread")]
async fn phase_1_of_trademate_is_described_whole_and_the_same_every_time() {
    let database = TestServer::shared().await.database().await;
    database.psql(BASELINE).expect("the baseline applies");
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../deploy");
    let mut request = request_for(&database, &dir);
    request.phase = Some("phase1".to_owned());
    let report = deploy_into(&request).await;
    assert_eq!(report.exit_code, 0, "{:?}", report.findings);
    let folder = TestFolder::new("docs-trademate");
    let arguments = ["--dir", &dir.display().to_string(), "--out", "out"];
    let (code, said, findings) = docs(&folder, &database, &arguments);
    assert_eq!((code, findings.as_str()), (0, ""), "{said}");
    let written = files(&folder.path().join("out"));
    let names: Vec<&str> = written.keys().map(String::as_str).collect();
    assert_eq!(names, ["README.md", "index.html", "phase1.md"]);
    let page = &written["phase1.md"];
    let tables = database.value("select pg_catalog.string_agg(relname, ' ') from pg_catalog.pg_class where relkind in ('r', 'p') and not relispartition and relnamespace in ('public'::regnamespace, 'private'::regnamespace)").await;
    for table in tables.split(' ') {
        let count = page.matches(&format!("\n### `{table}`\n")).count();
        let private = page.matches(&format!("\n### `private.{table}`\n")).count();
        assert_eq!(count + private, 1, "{table}");
        assert_eq!(written["README.md"].matches(&format!("#table-{table})")).count() + private, 1, "{table}");
    }
    assert!(tables.contains("customers") && !page.contains("auth.users`\n"), "the platform is left out");
    for line in diagram(page).lines() {
        assert!(is_of_grammar(line), "{line}");
    }
    let references = database.value("select pg_catalog.count(*)::text from pg_catalog.pg_constraint where contype = 'f' and conparentid = 0 and connamespace in ('public'::regnamespace, 'private'::regnamespace)").await;
    assert_eq!(diagram(page).matches("--").count().to_string(), references, "every reference is a line of the diagram");
    let (code, said, _) = docs(&folder, &database, &[&arguments[..], &["--check"]].concat());
    assert!(code == 0 && said.starts_with("out is up to date: "), "{said}");
    database.psql("comment on table public.customers is 'Changed.'").expect("it is the owner");
    let (code, said, _) = docs(&folder, &database, &[&arguments[..], &["--check"]].concat());
    let expect = "out is not what the database says: run `wrench docs`\n  changed   out/README.md\n  changed   out/index.html\n  changed   out/phase1.md\n";
    assert_eq!((code, said.as_str()), (3, expect));
    assert_eq!(files(&folder.path().join("out")), written, "a check writes nothing");
    assert_eq!(docs(&folder, &database, &arguments).0, 0);
    assert_ne!(files(&folder.path().join("out")), written);
}

fn diagram(page: &str) -> &str {
    page.split("```mermaid\n").nth(1).and_then(|rest| rest.split("\n```").next()).expect("a diagram")
}

/// A line of an `erDiagram`, by hand: entity, attribute, or reference.
fn is_of_grammar(line: &str) -> bool {
    let word = |text: &str| {
        text.starts_with(|c: char| c.is_ascii_alphabetic())
            && text.chars().all(|c| c.is_ascii_alphanumeric() || "_()[]".contains(c))
    };
    let parts: Vec<&str> = line.trim().split('"').collect();
    match parts[..] {
        ["erDiagram" | "}"] => true,
        ["", entity, "" | " {"] => !entity.is_empty(),
        ["", from, link, to, " : ", label, ""] => {
            let known = [" }o--|| ", " }o--o| ", " |o--|| ", " |o--o| "].contains(&link);
            known && ![from, to, label].contains(&"")
        }
        [attribute] | [attribute, _, ""] => {
            let mut words = attribute.split(' ').filter(|part| !part.is_empty());
            let named = words.next().is_some_and(word) && words.next().is_some_and(word);
            named && words.all(|key| ["PK", "FK", "UK"].contains(&key.trim_end_matches(',')))
        }
        _ => false,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn objects_stand_in_their_phase_and_later_columns_say_since_when() {
    let (database, folder) = shop().await;
    database.psql("create table public.stray (id int)").expect("it is the owner");
    database
        .psql(
            "create table public.days_later partition of public.days for values from ('2026-02-01') to ('2026-03-01')",
        )
        .expect("it is the owner");
    let (code, said, _) = docs(&folder, &database, &["--format", "json"]);
    let document: serde_json::Value = serde_json::from_str(&said).expect("stdout is a document");
    assert_eq!((code, &document["tables"], &document["up_to_date"]), (0, &4.into(), &false.into()), "{document:#}");
    let written = files(&folder.path().join("docs/schema"));
    let names: Vec<&str> = written.keys().map(String::as_str).collect();
    assert_eq!(names, ["README.md", "index.html", "not-in-a-phase.md", "one.md", "two.md"]);
    let one = &written["one.md"];
    for expect in [
        "# one: The shop",
        "| `odd \"name` | `text` | null |",
        "| `customer` | `integer` |  |  | who \\| pays &lt;b&gt;it&lt;/b&gt; |",
        "| `state` | [`state`](one.md#enum-state) | null | `'new'::public.state` |",
        "| `note` | `text` | null |  | Since two. |",
        "`new` · <code>a&#124;b</code>",
        "| `customer` | [`customers`](one.md#table-customers) | `id` | `orders_customer_fkey` |",
    ] {
        assert!(one.contains(expect), "{expect}\n{one}");
    }
    // A partition that the application made is no part of the schema.
    assert!(written["two.md"].contains("`days_first`") && !written["two.md"].contains("days_later"));
    assert!(written["not-in-a-phase.md"].contains("### `stray`"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_person_wrote_stays_and_what_is_obsolete_goes() {
    let (database, folder) = shop().await;
    folder.write("docs/schema/notes.md", "# Ours\n");
    assert_eq!(docs(&folder, &database, &[]).0, 0);
    let written = files(&folder.path().join("docs/schema"));
    folder.write("docs/schema/phase9.md", &written["one.md"]);
    let (code, said, _) = docs(&folder, &database, &["--check"]);
    assert!(code == 3 && said.ends_with("  obsolete  docs/schema/phase9.md\n"), "{said}");
    let (code, said, _) = docs(&folder, &database, &[]);
    assert!(code == 0 && said.starts_with("docs/schema: 0 files written, 1 removed;"), "{said}");
    assert_eq!(files(&folder.path().join("docs/schema")), written);
    folder.write("docs/schema/one.md", "# Written by hand\n");
    let (code, _, findings) = docs(&folder, &database, &[]);
    assert!(code == 4 && findings.contains("\"docs/schema/one.md\" was not written by `wrench docs`"), "{findings}");
    assert_eq!(files(&folder.path().join("docs/schema"))["one.md"], "# Written by hand\n");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_deployment_nothing_has_a_phase_and_without_a_server_nothing_is_written() {
    let database = TestServer::shared().await.database().await;
    database.psql("create table public.jobs (id int primary key)").expect("it is the owner");
    let folder = TestFolder::new("docs-bare");
    let (code, said, findings) = docs(&folder, &database, &[]);
    assert!(code == 0 && findings.contains("warning[no-journal]"), "{said}{findings}");
    assert!(files(&folder.path().join("docs/schema"))["not-in-a-phase.md"].contains("### `jobs`"));
    let output = wrench()
        .current_dir(folder.path())
        .args(["docs", "--out", "other", "--database-url", "postgres://nobody@127.0.0.1:1/none"])
        .output()
        .expect("wrench starts");
    assert_eq!(output.status.code(), Some(6));
    assert!(!folder.path().join("other").exists());
}
