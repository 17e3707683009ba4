//! The audit of real schema changes from `WRENCH_CORPUS`, `old.sql` live and `new.sql` declared; absent, it says so and
//! passes.

use std::path::{Path, PathBuf};

use wrench_tests::{AuditCase, TestServer, audit_case, say};

/// Of the changes one in so many runs by default.
const SAMPLE: usize = 30;

/// Roles belong to the whole server, and the next change makes its own.
const DROP_ROLES: &str = "do $$ declare r text; begin
    for r in select rolname from pg_roles where rolname not like 'pg\\_%' and rolname <> 'postgres' loop
        begin execute format('drop role %I', r); exception when others then null; end;
    end loop; end $$";

/// Changes whose audit is known to disagree with the dump, with the reason.
const EXCEPTIONS: [(&str, &str); 2] = [
    ("pgschema/create_function/add_function", LEAKPROOF),
    ("pgschema/create_function/alter_function_attributes", LEAKPROOF),
];
const LEAKPROOF: &str = "the files run without superuser rights, and only a superuser makes leakproof functions";

/// With `WRENCH_TEST_ALL` all of them, else a sample.
pub(super) fn every(sample: usize) -> usize {
    if std::env::var_os("WRENCH_TEST_ALL").is_some() { 1 } else { sample }
}

#[tokio::test]
async fn an_audit_agrees_with_the_dump_on_real_changes() {
    let default = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    let root = std::env::var_os("WRENCH_CORPUS").map_or(default, PathBuf::from).join("scenarios");
    if !root.is_dir() {
        say(&format!("skipped: {} is absent", root.display()));
        return;
    }
    let mut folders = Vec::new();
    collect(&root, &mut folders);
    folders.sort();
    assert!(folders.len() > 200, "{} changes", folders.len());
    let server = TestServer::own().await;
    let mut failures = Vec::new();
    for folder in folders.iter().step_by(every(SAMPLE)) {
        let name = folder.strip_prefix(&root).unwrap_or(folder).display().to_string();
        let is_exception = EXCEPTIONS.iter().any(|(known, _)| *known == name);
        let outcome = check(&server, folder, &name).await;
        match outcome {
            Err(error) if !is_exception => failures.push(format!("{name}: {error}")),
            Ok(()) if is_exception => failures.push(format!("{name}: is right now, and still an exception")),
            _ => {}
        }
    }
    assert!(failures.is_empty(), "{} fail:\n{}", failures.len(), failures.join("\n"));
}

async fn check(server: &std::sync::Arc<TestServer>, folder: &Path, name: &str) -> Result<(), String> {
    let (live, straight) = (server.database().await, server.database().await);
    let (old, new) = (folder.join("old.sql"), folder.join("new.sql"));
    let loads = (!old.is_file() || live.psql_file(&old).is_ok()) && straight.psql_file(&new).is_ok();
    if loads {
        let declared = wrench_tests::TestFolder::new(&format!("audit-{}", name.replace('/', "-")));
        declared.write("schema.sql", &std::fs::read_to_string(&new).map_err(|error| error.to_string())?);
        audit_case(&AuditCase { live: &live, straight: &straight, declared: declared.path() }).await?;
    } else {
        say(&format!("skipped: {name} does not load here"));
    }
    live.drop().await;
    straight.drop().await;
    server.database().await.psql(DROP_ROLES)?;
    Ok(())
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    if folder.join("new.sql").is_file() {
        found.push(folder.to_owned());
        return;
    }
    let entries = std::fs::read_dir(folder).expect("the folder can be read");
    let folders = entries.filter_map(Result::ok).map(|entry| entry.path()).filter(|path| path.is_dir());
    folders.for_each(|path| collect(&path, found));
}
