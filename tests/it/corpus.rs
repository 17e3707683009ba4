//! Real schemas from `WRENCH_CORPUS` (default `../shared/corpus`); where the folder is absent the tests say so and pass.

use std::path::{Path, PathBuf};
use std::process::Command;

use wrench_backend::files::{PlatformKind, read_declared};
use wrench_tests::{TestFolder, TestServer, deploy_into, dump, request_for};

const BASELINE: &str = include_str!("../../deploy/baseline/supabase.sql");

fn schema(path: &str) -> Option<PathBuf> {
    let default = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    let root = std::env::var_os("WRENCH_CORPUS").map_or(default, PathBuf::from);
    let found = root.join("schemas").join(path);
    if !found.exists() {
        wrench_tests::say(&format!("skipped: {} is absent", found.display()));
        return None;
    }
    Some(found)
}

/// Deploys a folder and compares with what psql makes of the same files; then deploys again.
async fn check(dir: &Path, platform: PlatformKind) {
    let server = TestServer::shared().await;
    let (live, straight) = (server.database().await, server.database().await);
    if platform == PlatformKind::Supabase {
        for database in [&live, &straight] {
            database.psql(BASELINE).expect("the baseline applies");
        }
    }
    let declared = read_declared(dir).expect("the folder is read");
    for file in declared.phases.iter().flat_map(|phase| &phase.files) {
        straight.psql_file(Path::new(&file.source.path)).expect("psql runs the file");
    }
    let mut request = request_for(&live, dir);
    request.platform = Some(platform);
    let report = deploy_into(&request).await;
    assert_eq!(report.exit_code, 0, "{:?}", report.findings);
    assert!(report.summary.executed > 0);
    assert_eq!(dump(&live), dump(&straight));
    let again = deploy_into(&request).await;
    let did = again.summary.executed + again.summary.converged + again.summary.replaced + again.summary.healed;
    assert_eq!((again.exit_code, did), (0, 0), "{:?}", again.findings);
}

#[tokio::test]
async fn hoppscotch_migrations_equal_psql() {
    if let Some(dir) = schema("hoppscotch__hoppscotch/packages/hoppscotch-backend/prisma/migrations") {
        check(&dir, PlatformKind::None).await;
    }
}

#[tokio::test]
async fn temporal_schemas_equal_psql() {
    let Some(root) = schema("temporalio__temporal/schema/postgresql/v12") else { return };
    for name in ["temporal", "visibility"] {
        let folder = TestFolder::new(&format!("temporal-{name}"));
        let file = root.join(name).join("schema.sql");
        folder.write("schema.sql", &std::fs::read_to_string(file).expect("the schema is there"));
        check(folder.path(), PlatformKind::None).await;
    }
}

#[tokio::test]
async fn basejump_migrations_on_the_supabase_platform_equal_psql() {
    if let Some(dir) = schema("usebasejump__basejump/supabase/migrations") {
        check(&dir, PlatformKind::Supabase).await;
    }
}

#[tokio::test]
async fn a_file_of_psql_meta_commands_is_refused_before_anything_runs() {
    let Some(dir) = schema("lorint__AdventureWorks-for-Postgres") else { return };
    let database = TestServer::shared().await.database().await;
    let before = dump(&database);
    let report = deploy_into(&request_for(&database, &dir)).await;
    assert_eq!(report.exit_code, 1);
    let finding = &report.findings[0];
    let place = finding.location.as_ref().expect("it has a place").to_string();
    assert!(place.ends_with("install.sql:50:1"), "{place}");
    let text = std::fs::read_to_string(dir.join("install.sql")).expect("the file is there");
    let others = text.lines().filter(|line| line.trim_start().starts_with('\\')).count() - 1;
    assert_eq!(finding.detail.as_deref(), Some(format!("The file has {others} more meta-commands.").as_str()));
    assert_eq!(dump(&database), before);
}

#[tokio::test]
async fn the_oracle_agrees_with_the_reference_script() {
    let Some(root) = schema("temporalio__temporal/schema/postgresql/v12/temporal") else { return };
    let script = root.ancestors().nth(7).map(|shared| shared.join("tools/dump_equal.py"));
    let Some(script) = script.filter(|script| script.is_file()) else { return };
    let server = TestServer::shared().await;
    let (one, two) = (server.database().await, server.database().await);
    one.psql("create table t (a int, b text)").expect("one loads");
    two.psql("create table t (b text, a int)").expect("two loads");
    let equal = || {
        let status = Command::new("python3")
            .env("PG_DUMP", server.program("pg_dump"))
            .arg(&script)
            .args([one.url(), two.url()])
            .output()
            .expect("python3 starts");
        (status.status.success(), dump(&one) == dump(&two))
    };
    assert_eq!(equal(), (true, true));
    two.psql("alter table t alter column a set default 1").expect("two changes");
    assert_eq!(equal(), (false, false));
}
