//! Private servers on a real PostgreSQL: found, started, recovered, kept apart, removed.

mod support;

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::{MetadataExt, chown, symlink};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::time::Instant;

use support::{Checkout, Owner, TempFolder, ask, binaries, is_alive, kill, until, we_are_root};
use wrench_backend::postgres::{
    BinarySearch, EmbeddedError, SUPERUSER, durable_major, find_binaries, open_durable, start_ephemeral,
};

fn mode(path: &Path) -> u32 {
    fs::metadata(path).expect("it was made").mode() & 0o777
}

#[tokio::test]
async fn starts_with_the_promised_settings_and_modes() {
    let checkout = Checkout::new();
    let start = Instant::now();
    let server = open_durable(checkout.path(), &binaries()).await.unwrap();
    println!("durable, created and started: {:?}", start.elapsed());
    let settings = ask(
        &server.config("postgres"),
        "select concat_ws(' ', current_setting('listen_addresses'), current_setting('timezone'), \
         current_setting('server_encoding'), current_setting('max_connections'), current_setting('fsync'), \
         current_setting('wal_level'), (select datcollate from pg_database where datname = 'postgres'), \
         session_user, (select rolsuper from pg_roles where rolname = session_user))",
    )
    .await;
    assert_eq!(settings.unwrap(), "127.0.0.1 UTC UTF8 100 on logical C.UTF-8 supabase_admin t");

    let notes = checkout.path().join(".wrench");
    assert_eq!(mode(&notes.join("password")), 0o600);
    assert_eq!(mode(&notes.join("server.json")), 0o600);
    assert_eq!(mode(&server.log), 0o600);
    assert_eq!(mode(&server.socket_dir), 0o700);
    assert_eq!(mode(&server.data_dir), 0o700);
    assert_eq!(mode(&notes), if we_are_root() { 0o711 } else { 0o700 });
    assert_eq!(mode(&server.socket_dir.join(format!(".s.PGSQL.{}", server.port))), 0o700);
    assert_eq!(fs::read_to_string(notes.join(".gitignore")).unwrap(), "*\n");
    assert!(!notes.join("data.pw").exists());
}

#[tokio::test]
async fn refuses_a_wrong_password_on_every_way_in() {
    let checkout = Checkout::new();
    let server = open_durable(checkout.path(), &binaries()).await.unwrap();
    for socket in [None, Some(&server.socket_dir)] {
        let mut config = server.config("postgres");
        if let Some(dir) = socket {
            config = tokio_postgres::Config::new();
            config.host_path(dir).port(server.port).user(SUPERUSER).dbname("postgres");
        }
        let refused = ask(config.password("wrong"), "select 'in'").await.unwrap_err();
        assert_eq!(refused.code(), Some(&tokio_postgres::error::SqlState::INVALID_PASSWORD));
    }
    let url: tokio_postgres::Config = server.url("postgres").parse().unwrap();
    assert_eq!(ask(&url, "select 'in'").await.unwrap(), "in");
}

#[tokio::test]
async fn is_found_again_and_stops() {
    let checkout = Checkout::new();
    let first = open_durable(checkout.path(), &binaries()).await.unwrap();
    let start = Instant::now();
    let second = open_durable(checkout.path(), &binaries()).await.unwrap();
    println!("durable, found: {:?}", start.elapsed());
    assert_eq!((first.pid, first.port), (second.pid, second.port));

    second.stop().await.unwrap();
    assert!(!is_alive(first.pid));
    first.stop().await.unwrap();

    let start = Instant::now();
    let third = open_durable(checkout.path(), &binaries()).await.unwrap();
    println!("durable, started: {:?}", start.elapsed());
    assert_ne!(third.pid, first.pid);
    assert_eq!(third.port, first.port, "the port is kept while it is free");
    assert_eq!(durable_major(checkout.path()).unwrap(), Some(third.major));
}

#[tokio::test]
async fn takes_another_port_when_its_own_is_taken() {
    let checkout = Checkout::new();
    let first = open_durable(checkout.path(), &binaries()).await.unwrap();
    first.stop().await.unwrap();
    let _squatter = TcpListener::bind(("127.0.0.1", first.port)).unwrap();
    let second = open_durable(checkout.path(), &binaries()).await.unwrap();
    assert_ne!(second.port, first.port);
}

#[tokio::test]
async fn recovers_from_a_killed_server_and_keeps_its_data() {
    let checkout = Checkout::new();
    let first = open_durable(checkout.path(), &binaries()).await.unwrap();
    let made = "create table kept as select 'still here' as word; select word from kept";
    assert_eq!(ask(&first.config("postgres"), made).await.unwrap(), "still here");
    kill(first.pid, "KILL");
    until(|| !is_alive(first.pid)).await;
    let second = open_durable(checkout.path(), &binaries()).await.unwrap();
    assert_ne!(second.pid, first.pid);
    assert_eq!(ask(&second.config("postgres"), "select word from kept").await.unwrap(), "still here");
}

#[tokio::test]
async fn recovers_when_a_busy_backend_outlives_the_killed_server() {
    let checkout = Checkout::new();
    let first = open_durable(checkout.path(), &binaries()).await.unwrap();
    let config = first.config("postgres");
    let busy = tokio::spawn(async move {
        ask(
            &config,
            "set application_name = 'busy'; do $$ declare till timestamptz := clock_timestamp() + '2 s'; \
             begin while clock_timestamp() < till loop end loop; end $$; select 'done'",
        )
        .await
    });
    let probe = "select coalesce((select 'yes' from pg_stat_activity where application_name = 'busy' \
                 and query like '%loop%' and state = 'active'), 'no')";
    while ask(&first.config("postgres"), probe).await.unwrap() == "no" {}
    kill(first.pid, "KILL");
    let second = open_durable(checkout.path(), &binaries()).await.unwrap();
    assert_eq!(ask(&second.config("postgres"), "select 'in'").await.unwrap(), "in");
    let _ended = busy.await;
}

#[tokio::test]
async fn ignores_a_process_id_that_belongs_to_another_program_now() {
    let checkout = Checkout::new();
    let first = open_durable(checkout.path(), &binaries()).await.unwrap();
    let pid_file = first.data_dir.join("postmaster.pid");
    let left = fs::read_to_string(&pid_file).unwrap();
    first.stop().await.unwrap();
    // Of the server's own account: PostgreSQL overlooks a process that it may not signal.
    let owner = fs::metadata(&first.data_dir).unwrap();
    let mut command = std::process::Command::new("/bin/cat");
    command.stdin(std::process::Stdio::piped()).uid(owner.uid()).gid(owner.gid());
    let mut foreign = command.spawn().unwrap();
    fs::write(&pid_file, left.replacen(&first.pid.to_string(), &foreign.id().to_string(), 1)).unwrap();
    chown(&pid_file, Some(owner.uid()), Some(owner.gid())).unwrap();
    let second = open_durable(checkout.path(), &binaries()).await.unwrap();
    assert_ne!(second.pid, foreign.id());
    assert!(is_alive(foreign.id()));
    drop(foreign.stdin.take());
    foreign.wait().unwrap();
}

#[tokio::test]
async fn makes_anew_what_an_interrupted_initdb_left() {
    let checkout = Checkout::new();
    for left in ["data.new", "data"] {
        let dir = checkout.path().join(".wrench").join(left);
        fs::create_dir_all(dir.join("base/1")).unwrap();
        fs::write(dir.join("PG_VERSION"), "15\n").unwrap();
    }
    let server = open_durable(checkout.path(), &binaries()).await.unwrap();
    assert_eq!(ask(&server.config("postgres"), "select 'in'").await.unwrap(), "in");
    assert!(!checkout.path().join(".wrench/data.new").exists());
}

#[tokio::test]
async fn one_of_two_concurrent_opens_starts_and_the_other_finds() {
    let checkout = Checkout::new();
    let binaries = binaries();
    let (a, b) = tokio::join!(open_durable(checkout.path(), &binaries), open_durable(checkout.path(), &binaries));
    assert_eq!(a.unwrap().pid, b.unwrap().pid);
}

#[tokio::test]
async fn two_checkouts_and_a_copy_have_servers_of_their_own() {
    let (one, other, copy) = (Checkout::new(), Checkout::new(), Checkout::new());
    let first = open_durable(one.path(), &binaries()).await.unwrap();
    let second = open_durable(other.path(), &binaries()).await.unwrap();
    let copied = std::process::Command::new("cp").arg("-a").arg(one.path().join(".wrench")).arg(copy.path()).status();
    assert!(copied.unwrap().success());
    let third = open_durable(copy.path(), &binaries()).await.unwrap();
    let mut ports = [first.port, second.port, third.port];
    ports.sort_unstable();
    assert!(ports[0] < ports[1] && ports[1] < ports[2]);
    assert_ne!(first.cluster_name, second.cluster_name);
    assert_ne!(first.cluster_name, third.cluster_name);
    assert_eq!(open_durable(one.path(), &binaries()).await.unwrap().pid, first.pid);
}

#[tokio::test]
async fn refuses_data_of_another_major_and_keeps_them() {
    let checkout = Checkout::new();
    let server = open_durable(checkout.path(), &binaries()).await.unwrap();
    server.stop().await.unwrap();
    let mut other = binaries();
    other.major += 1;
    let error = open_durable(checkout.path(), &other).await.unwrap_err();
    assert!(matches!(error, EmbeddedError::WrongMajor { .. }), "{error:?}");
    assert!(error.hint().unwrap().contains("Nothing was changed"));
    open_durable(checkout.path(), &binaries()).await.unwrap();
}

#[tokio::test]
async fn refuses_to_guess_a_lost_password() {
    let checkout = Checkout::new();
    let server = open_durable(checkout.path(), &binaries()).await.unwrap();
    let password = checkout.path().join(".wrench/password");
    let kept = checkout.path().join("kept");
    fs::rename(&password, &kept).unwrap();
    let error = open_durable(checkout.path(), &binaries()).await.unwrap_err();
    assert!(matches!(error, EmbeddedError::FindPassword { .. }), "{error:?}");
    fs::rename(&kept, &password).unwrap();
    assert_eq!(open_durable(checkout.path(), &binaries()).await.unwrap().pid, server.pid);
}

#[tokio::test]
async fn shows_the_log_of_a_server_that_does_not_start() {
    let checkout = Checkout::new();
    let server = open_durable(checkout.path(), &binaries()).await.unwrap();
    server.stop().await.unwrap();
    fs::write(server.data_dir.join("postgresql.conf"), "no_such_setting = 1\n").unwrap();
    let error = open_durable(checkout.path(), &binaries()).await.unwrap_err();
    assert!(matches!(error, EmbeddedError::StartServer { .. }), "{error:?}");
    assert!(error.detail().unwrap().contains("no_such_setting"), "{error:?}");
}

#[tokio::test]
async fn works_below_a_closed_folder_and_a_long_path() {
    let closed = Checkout::below("closed", 0o700);
    let server = open_durable(closed.path(), &binaries()).await.unwrap();
    assert_eq!(server.data_dir.starts_with(closed.path()), !we_are_root());
    assert_eq!(open_durable(closed.path(), &binaries()).await.unwrap().pid, server.pid);

    let long = Checkout::below(&format!("{}, \"quoted\"", "long".repeat(25)), 0o755);
    let server = open_durable(long.path(), &binaries()).await.unwrap();
    assert!(server.data_dir.starts_with(long.path()));
    assert!(!server.socket_dir.starts_with(long.path()));
    let comma = Checkout::below("a, \"b\"", 0o755);
    let server = open_durable(comma.path(), &binaries()).await.unwrap();
    assert!(server.socket_dir.starts_with(comma.path()));
    assert_eq!(open_durable(comma.path(), &binaries()).await.unwrap().pid, server.pid);
}

#[tokio::test]
async fn ephemeral_servers_start_fast_and_leave_nothing() {
    let cache = TempFolder::new();
    for kind in ["cold", "warm", "warm", "warm"] {
        let start = Instant::now();
        let server = start_ephemeral(&binaries(), cache.path(), SUPERUSER).await.unwrap();
        let started = start.elapsed();
        assert_eq!(ask(&server.config("postgres"), "select current_setting('fsync')").await.unwrap(), "off");
        assert_eq!(mode(&server.socket_dir), 0o700);
        let (pid, dir) = (server.pid, server.data_dir.parent().unwrap().to_path_buf());
        let start = Instant::now();
        server.stop().await.unwrap();
        println!("ephemeral, {kind}: started {started:?}, stopped {:?}", start.elapsed());
        assert!(!is_alive(pid) && !dir.exists());
    }
}

#[tokio::test]
async fn ephemeral_servers_end_when_dropped() {
    let cache = TempFolder::new();
    let binaries = binaries();
    let start = || start_ephemeral(&binaries, cache.path(), "owner");
    let (one, other) = tokio::join!(start(), start());
    let (one, other) = (one.unwrap(), other.unwrap());
    assert_ne!(one.port, other.port);
    let (pid, dir) = (one.pid, one.data_dir.parent().unwrap().to_path_buf());
    drop(one);
    assert!(!is_alive(pid) && !dir.exists());
    assert_eq!(ask(&other.config("postgres"), "select session_user::text").await.unwrap(), "owner");
}

#[tokio::test]
async fn ephemeral_servers_start_from_a_damaged_or_unusable_cache() {
    let cache = TempFolder::new();
    start_ephemeral(&binaries(), cache.path(), SUPERUSER).await.unwrap().stop().await.unwrap();
    let entries = fs::read_dir(cache.path()).unwrap().map(|entry| entry.unwrap().path());
    let template = entries.into_iter().find(|path| path.is_dir()).unwrap();
    fs::write(template.join("data/global/pg_control"), "torn").unwrap();
    start_ephemeral(&binaries(), cache.path(), SUPERUSER).await.unwrap().stop().await.unwrap();
    let no_folder = template.join("password");
    start_ephemeral(&binaries(), &no_folder, SUPERUSER).await.unwrap().stop().await.unwrap();
}

#[tokio::test]
async fn a_killed_owner_takes_its_server_along() {
    let owner = Owner::start().await;
    owner.kill();
    until(|| !owner.dir.exists() && !is_alive(owner.server_pid)).await;
}

#[tokio::test]
async fn leftovers_of_crashed_owners_are_swept_and_living_ones_kept() {
    let (crashed, living) = (Owner::start().await, Owner::start().await);
    crashed.kill_watchdog();
    crashed.kill();
    assert!(crashed.dir.exists() && is_alive(crashed.server_pid));
    let cache = TempFolder::new();
    let _server = start_ephemeral(&binaries(), cache.path(), SUPERUSER).await.unwrap();
    // Another test of this run may be sweeping it at this moment.
    until(|| !crashed.dir.exists() && !is_alive(crashed.server_pid)).await;
    assert!(living.dir.exists() && is_alive(living.server_pid));
    living.kill();
    until(|| !living.dir.exists()).await;
}

/// Not a test by itself: the process that the two above kill.
#[tokio::test]
#[ignore = "is run as a child process"]
async fn owner_process() {
    let cache = std::env::var_os("TEST_CACHE").expect("the parent names it");
    let server = start_ephemeral(&binaries(), Path::new(&cache), SUPERUSER).await.unwrap();
    println!("owns {} {}", server.pid, server.data_dir.parent().unwrap().display());
    std::future::pending::<()>().await;
}

#[test]
fn finds_binaries_through_links_and_by_major() {
    let folder = TempFolder::new();
    let known = binaries();
    symlink(known.dir.join("initdb"), folder.path().join("initdb")).unwrap();
    let mut search = BinarySearch { search_path: Some(folder.path().into()), ..BinarySearch::default() };
    assert_eq!(find_binaries(&search).unwrap(), known);
    search.major = Some(known.major);
    assert_eq!(find_binaries(&search).unwrap(), known);
    search.major = Some(3);
    let error = find_binaries(&search).unwrap_err();
    assert!(error.to_string().ends_with("of version 3"), "{error}");
    assert!(error.detail().unwrap().contains(&known.dir.display().to_string()));
    let search = BinarySearch { explicit: Some(folder.path().into()), ..BinarySearch::default() };
    assert!(find_binaries(&search).unwrap_err().detail().unwrap().contains("has no `postgres`"));
}
