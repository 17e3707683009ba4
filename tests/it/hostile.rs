//! Hostile declared files, one a file in `tests/testdata/hostile`: each is refused in time, and nothing outside is touched.
//!
//! The head of a file says what must come out: the exit code, the beginning of the statement that is named, and words; and
//! whether it is tried among the platform's roles, too.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use tokio::process::Command;
use tokio::sync::Semaphore;
use wrench_tests::{TestDatabase, TestFolder, TestServer, transcript, wrench};

/// Attacks at a time: each keeps a private server busy.
const AT_ONCE: usize = 3;
/// Fewer would mean that the folder was not found.
const AT_LEAST: usize = 40;
/// Longer than any bound below; a deploy that is not done by then does not end.
const PATIENCE: Duration = Duration::from_secs(120);
const SECRET: &str = "wrench-canary-word";
const BOUNDS: &str = "[shadow]\nstatement_seconds = 1\ntotal_seconds = 6\ndisk_mb = 160\nmemory_mb = 640\n";

struct Attack {
    name: String,
    exit: i32,
    at: Option<String>,
    says: Vec<String>,
    /// Whether the platform's roles may matter to it.
    on_supabase: bool,
    text: String,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_attack_is_refused_and_leaves_no_trace() {
    let attacks = attacks();
    assert!(std::env::var_os("ATTACK").is_some() || attacks.len() >= AT_LEAST, "{} attacks", attacks.len());
    let server = TestServer::own().await;
    let before = cluster(&server).await;
    let places = Arc::new(Semaphore::new(AT_ONCE));
    let both = attacks.into_iter().flat_map(|attack| {
        let attack = Arc::new(attack);
        let platforms = if attack.on_supabase { vec!["none", "supabase"] } else { vec!["none"] };
        platforms.into_iter().map(move |platform| (Arc::clone(&attack), platform))
    });
    let running: Vec<_> = both
        .map(|(attack, platform)| {
            let (places, server) = (Arc::clone(&places), Arc::clone(&server));
            tokio::spawn(async move {
                let _place = places.acquire_owned().await;
                let outcome = try_attack(&attack, &server, platform).await;
                outcome.map_err(|error| format!("{} on {platform}: {error}", attack.name))
            })
        })
        .collect();
    let mut failures = Vec::new();
    for task in running {
        match task.await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => failures.push(error),
            Err(panic) => failures.push(panic.to_string()),
        }
    }
    assert!(failures.is_empty(), "{} attacks come out otherwise:\n{}", failures.len(), failures.join("\n"));
    assert_eq!(cluster(&server).await, before, "the target's cluster was touched");
}

fn attacks() -> Vec<Attack> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/hostile");
    let only = std::env::var("ATTACK").unwrap_or_default();
    let paths = std::fs::read_dir(folder).expect("the attacks are there").map(|entry| entry.expect("an attack").path());
    let named = paths.map(|path| (path.file_stem().unwrap_or_default().to_string_lossy().into_owned(), path));
    named.filter(|(name, _)| name.contains(&only)).map(|(name, path)| read(name, &path)).collect()
}

fn read(name: String, path: &Path) -> Attack {
    let text = std::fs::read_to_string(path).expect("an attack is read");
    let values = |key: &str| -> Vec<String> {
        let key = format!("-- {key}: ");
        text.lines().filter_map(|line| line.strip_prefix(&key)).map(str::to_owned).collect()
    };
    let exit = values("exit").first().and_then(|exit| exit.parse().ok()).expect("an exit code");
    let on_supabase = !values("also on").is_empty();
    Attack { name, exit, at: values("at").first().cloned(), says: values("says"), on_supabase, text }
}

async fn try_attack(attack: &Attack, server: &Arc<TestServer>, platform: &str) -> Result<(), String> {
    let database = server.database().await;
    database.psql("create table canary (word int); insert into canary values (1)")?;
    let before = target(&database).await;
    let folder = TestFolder::new(&format!("hostile-{}-{platform}", attack.name));
    folder.write("outside/secret", SECRET);
    let outside = folder.path().join("outside");
    for (path, mode) in [(folder.path().to_owned(), 0o755), (outside.clone(), 0o777), (outside.join("secret"), 0o644)] {
        std::fs::set_permissions(path, PermissionsExt::from_mode(mode)).map_err(|error| error.to_string())?;
    }
    let superuser = if platform == "supabase" { "supabase_admin" } else { "wrench_root" };
    let text = attack
        .text
        .replace("{secret}", &outside.join("secret").display().to_string())
        .replace("{folder}", &outside.display().to_string())
        .replace("{target}", &database.url())
        .replace("{superuser}", superuser);
    folder.write("deploy/schema.sql", &text);
    folder.write("wrench.toml", &format!("{BOUNDS}[platform]\nkind = \"{platform}\"\n"));
    let mark = format!("WRENCH_TEST_ATTACK={}-{}-{platform}", std::process::id(), attack.name);
    let said = deploy(&folder, &database, &mark).await?;
    check(attack, &said)?;
    let left: Vec<String> = std::fs::read_dir(&outside)
        .map_err(|error| error.to_string())?
        .filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()))
        .collect();
    let secret = std::fs::read_to_string(outside.join("secret")).unwrap_or_default();
    if left != ["secret"] || secret != SECRET {
        return Err(format!("files outside were touched: {left:?}"));
    }
    if target(&database).await != before {
        return Err("the target was touched".into());
    }
    database.drop().await;
    match processes_with(&mark).as_slice() {
        [] => Ok(()),
        left => Err(format!("processes are left: {left:?}")),
    }
}

/// Decides only: an attack must have failed before anything would be sent to the target.
async fn deploy(folder: &TestFolder, database: &TestDatabase, mark: &str) -> Result<String, String> {
    let mut command = wrench();
    let (name, value) = mark.split_once('=').unwrap_or_default();
    command
        .current_dir(folder.path())
        .args(["deploy", "--verify-only", "--database-url", &database.url(), "--color", "never"])
        .env(name, value);
    let output = tokio::time::timeout(PATIENCE, Command::from(command).kill_on_drop(true).output()).await;
    let output = output.map_err(|_| "it does not end".to_owned())?.map_err(|error| error.to_string())?;
    Ok(transcript(&output, &[]))
}

fn check(attack: &Attack, said: &str) -> Result<(), String> {
    if !said.starts_with(&format!("exit: {}\n", attack.exit)) {
        return Err(format!("expected exit {}: {said}", attack.exit));
    }
    if let Some(at) = &attack.at {
        let line = attack.text.lines().position(|line| line.starts_with(at.as_str())).map(|at| at + 1);
        let place = format!("deploy/schema.sql:{}:", line.unwrap_or_default());
        if !said.contains(&place) {
            return Err(format!("expected {place} {said}"));
        }
    }
    // The terminal breaks long lines.
    let flat = said.split_whitespace().collect::<Vec<_>>().join(" ");
    let missing = attack.says.iter().find(|words| !flat.contains(words.as_str()));
    match missing {
        Some(words) => Err(format!("expected `{words}`: {said}")),
        None if said.contains(SECRET) => Err(format!("a secret came out: {said}")),
        None => Ok(()),
    }
}

/// Rows, relations and functions of a target.
async fn target(database: &TestDatabase) -> [String; 3] {
    let rows = "select pg_catalog.string_agg(word::text, ',') from canary";
    let relations = "select pg_catalog.string_agg(c.oid::text, ',' order by c.oid) from pg_catalog.pg_class as c";
    let functions = "select pg_catalog.string_agg(p.oid::text, ',' order by p.oid) from pg_catalog.pg_proc as p";
    [database.value(rows).await, database.value(relations).await, database.value(functions).await]
}

/// Roles, memberships and settings of a cluster.
async fn cluster(server: &Arc<TestServer>) -> [String; 3] {
    let database = server.database().await;
    let roles = "select pg_catalog.string_agg(r::text, ',' order by r.oid) from pg_catalog.pg_roles as r";
    let members = "select pg_catalog.string_agg(m::text, ',' order by m::text) from pg_catalog.pg_auth_members as m";
    let settings = "select pg_catalog.count(*)::text from pg_catalog.pg_file_settings";
    let found = [database.value(roles).await, database.value(members).await, database.value(settings).await];
    database.drop().await;
    found
}

/// Processes that were started, directly or not, with the mark in their environment.
fn processes_with(mark: &str) -> Vec<String> {
    let all = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    let is_marked = |path: &Path| {
        let environment = std::fs::read(path.join("environ")).unwrap_or_default();
        environment.split(|byte| *byte == 0).any(|entry| entry == mark.as_bytes())
    };
    let marked = all.map(|entry| entry.path()).filter(|path| is_marked(path));
    marked.map(|path| std::fs::read_to_string(path.join("comm")).unwrap_or_default()).collect()
}
