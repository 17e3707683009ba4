//! A proven repair, applied: its file written, its phase deployed to a copy of the target, the request planned there as its role.

use wrench_backend::catalog::Catalog;
use wrench_backend::deploy::{DeployRequest, Edit};
use wrench_backend::diagnose::Diagnosis;
use wrench_backend::errors::{Asked, Draft, Issue, Store, apply};
use wrench_backend::files::read_declared;
use wrench_backend::infer::{Case, Deployments, Reading, propose, understood};
use wrench_backend::postgres::parse_url;
use wrench_backend::shadow::{Fared, Proof};
use wrench_tests::{TestDatabase, TestFolder, request_for};

use super::broken::Broken;
use super::ground::ROLE;

const ISSUE: &str = "insert into wrench_store.issue (fingerprint, class, title, slots, events, first_seen, last_seen) \
                     values ('mended', 'missing_column', 'one of many', '{}', 1, now(), now())";

/// A phase on the platform that it is for.
const PHASES: &str = "[platform]\nkind = \"supabase\"\n\n[[phase]]\nname = \"phase1\"\ntitle = \"All\"\n";

/// A dump of one schema has none.
const EXTENSIONS: &str = include_str!("../../../deploy/phase1/extensions.sql");

/// Where repairs are noted.
pub(super) struct Noted {
    store: Store,
    issue: Issue,
    _database: TestDatabase,
}

/// What was found out before.
pub(super) struct Found<'a> {
    pub(super) diagnosis: &'a Diagnosis,
    pub(super) catalog: &'a Catalog,
    pub(super) proof: Proof,
}

impl Noted {
    pub(super) async fn new(target: &TestDatabase) -> Noted {
        let database = target.server.database().await;
        let address = |database: &TestDatabase| parse_url(&database.url()).expect("a test's URL is valid");
        let store = Store::open(address(&database), &address(target), 14).await.expect("the store is opened");
        database.psql(ISSUE).expect("an issue is made");
        let issues = store.issues(true, 1).await.expect("issues are listed");
        let issue = issues.into_iter().next().expect("there is one");
        Noted { store, issue, _database: database }
    }
}

/// Applies the repair to a copy of the target from which the object was taken away, with files that declare everything else. What
/// went wrong is the answer.
pub(super) async fn apply_to(
    target: &TestDatabase,
    case: &Broken,
    found: Found<'_>,
    noted: &Noted,
) -> Result<(), Vec<String>> {
    let live = target.server.copy(target).await;
    live.psql(&case.removal).expect("the object is taken away");
    let folder = TestFolder::new("applied");
    folder.write("phases.toml", PHASES);
    folder.write("phase1/extensions.sql", EXTENSIONS);
    folder.write("phase1/tables.sql", &declaration(&live));
    let declared = read_declared(folder.path()).expect("the folder is read");
    let request = case.request.evidence();
    let Found { diagnosis, catalog, proof } = found;
    let reading = Reading::new(&declared);
    let proposals =
        propose(&Case { diagnosis, catalog, declared: &reading, deployments: &Deployments::default(), request });
    let proposal = proposals.into_iter().next().expect("it was proposed before");
    let edit =
        Edit::insert(&declared, &proposal.file, proposal.after_line, &proposal.sql).expect("the file can be changed");
    let role = Some(ROLE.to_owned());
    let asked = Asked { request: understood(&request), role, value: diagnosis.slots.value.clone() };
    let draft = Draft { proposal, proof, edit, asked };
    let how = DeployRequest { log_dir: None, ..request_for(&live, folder.path()) };
    let applied = apply(&noted.store, (&noted.issue, &draft), &how, std::future::pending(), |_| ()).await;
    live.drop().await;
    let applied =
        applied.map_err(|refused| refused.findings.into_iter().map(|found| found.message).collect::<Vec<_>>())?;
    if applied.exit_code != 0 {
        let findings = applied.findings.iter().chain(&applied.report.findings);
        let words = |found: &wrench_backend::finding::Finding| {
            format!("{} {}", found.message, found.detail.as_deref().unwrap_or_default())
        };
        return Err(findings.map(words).collect());
    }
    match applied.replayed.map(|replayed| (replayed.fared, replayed.role)) {
        Some((Fared::Plans, role)) if role == ROLE => Ok(()),
        other => Err(vec![format!("the request: {other:?}")]),
    }
}

/// The schema of the app as a file.
fn declaration(live: &TestDatabase) -> String {
    let output = std::process::Command::new(live.server.program("pg_dump"))
        .args(["--schema-only", "--no-owner", "-n", "public", "-n", "private", "-d", &live.url()])
        .output()
        .expect("pg_dump starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    // psql's own commands, the session's settings, and what every database of the platform has.
    let left_out = ["\\", "SET ", "SELECT pg_catalog.set_config", "CREATE SCHEMA ", "ALTER DEFAULT PRIVILEGES"];
    let bodies = "SET check_function_bodies";
    let is_kept = |line: &&str| line.starts_with(bodies) || !left_out.iter().any(|start| line.starts_with(start));
    let mut kept: Vec<&str> = text.lines().filter(is_kept).collect();
    kept.push("");
    kept.join("\n")
}
