//! The shadow of live: is it equal, what does it say it is not, and what can a trial do to it?

use std::path::Path;
use std::time::{Duration, Instant};

use wrench_backend::postgres::{Connection, PgError};
use wrench_backend::shadow::{Bound, LiveShadow, LiveShadowSpec, LiveState, ShadowLimits, Trial, Warmed};
use wrench_tests::{TestDatabase, TestServer, deploy_into, request_for, say};

use crate::round_trip::sides::{Side, corpus_schemas, made_sides};

const DEPLOYER: &str = "postgres";

/// A target on a server of its own, since roles are part of what is copied, and its shadow.
struct Ground {
    target: TestDatabase,
    shadow: LiveShadow,
}

impl Ground {
    async fn new(limits: ShadowLimits) -> Ground {
        let target = TestServer::own().await.database().await;
        let request = request_for(&target, Path::new("."));
        let search = request.search();
        let shadow = LiveShadow::new(LiveShadowSpec { search, cache: request.cache_dir, limits });
        Ground { target, shadow }
    }

    async fn of(schema: &str) -> Ground {
        let ground = Ground::new(ShadowLimits::default()).await;
        ground.target.psql(schema).expect("the schema loads");
        ground.warm().await;
        ground
    }

    async fn state(&self) -> LiveState {
        LiveState::read(&self.target.connect().await, DEPLOYER).await.expect("the live state is read")
    }

    async fn warm(&self) -> Warmed {
        self.shadow.warm(&self.state().await).await.expect("the shadow is warmed")
    }

    async fn trial(&self) -> Trial {
        self.shadow.trial().await.expect("a trial begins")
    }

    /// What it says nothing about, a line each.
    fn unproved(&self) -> Vec<String> {
        self.shadow.unproved().iter().map(|unproved| format!("{}: {}", unproved.what, unproved.why)).collect()
    }
}

async fn value(connection: &Connection, sql: &str) -> String {
    let row = connection.client.query_one(sql, &[]).await.unwrap_or_else(|error| panic!("{sql}: {error:?}"));
    row.get(0)
}

async fn sqlstate(connection: &Connection, sql: &str) -> String {
    match connection.client.batch_execute(sql).await {
        Ok(()) => "ok".to_owned(),
        Err(error) => PgError::from_driver(&error).sqlstate,
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_shadow_of_a_deployed_schema_is_equal_and_holds_no_rows() {
    let ground = Ground::new(ShadowLimits::default()).await;
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../deploy");
    let mut request = request_for(&ground.target, &dir);
    request.seed = true;
    request.platform = Some(wrench_backend::files::PlatformKind::Supabase);
    let report = deploy_into(&request).await;
    assert_eq!(report.exit_code, 0, "{:?}", report.findings);
    let state = ground.state().await;
    let warmed = ground.shadow.warm(&state).await.expect("the shadow is warmed");
    let Warmed::Made(took) = warmed else { panic!("{warmed:?}") };
    assert_eq!(ground.unproved(), [""; 0]);
    let begun = Instant::now();
    let trial = ground.trial().await;
    let made = begun.elapsed();
    assert_eq!(
        value(&ground.target.connect().await, "select (count(*) > 0)::text from public.customers").await,
        "true"
    );
    assert_eq!(value(&trial.session, "select count(*)::text from public.customers").await, "0");
    trial.session.client.batch_execute("set role anon").await.expect("the request's role is there");
    assert_eq!(value(&trial.session, "select current_user::text").await, "anon");
    let visitor = trial.as_role("authenticated").await.expect("a session of a role");
    assert_eq!(value(&visitor, "select current_user::text").await, "authenticated");
    assert_eq!(sqlstate(&visitor, "alter table public.customers add column x int").await, "42501");
    trial.end().await;
    let objects = state.catalog.objects.len();
    say(&format!("{objects} objects: warmed in {took:?}, trial begun in {made:?}, over after {:?}", begun.elapsed()));
}

/// Schemas made for this, some of the corpus, and some that take the trip of `round_trip`.
fn schemas() -> Vec<Side> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/live_shadow");
    let own =
        ["further-kinds.sql", "unproved.sql"].map(|name| Side { name: name.into(), files: vec![folder.join(name)] });
    let wanted = ["partitions.sql", "privileges.sql", "public-made-again.sql", "hoppscotch", "basejump"];
    let others = made_sides().into_iter().chain(corpus_schemas());
    own.into_iter().chain(others.filter(|side| wanted.contains(&side.name.as_str()))).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn schemas_of_every_kind_are_equal_and_what_is_not_is_named() {
    for Side { name, files } in schemas() {
        let ground = Ground::new(ShadowLimits::default()).await;
        files.iter().for_each(|file| ground.target.psql_file(file).expect("the schema loads"));
        ground.warm().await;
        let text = std::fs::read_to_string(&files[0]).expect("the file is read");
        let expected: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("-- unproved: ")).collect();
        let unproved = ground.unproved();
        assert_eq!(unproved.len(), expected.len(), "{name}: {unproved:#?}");
        for line in expected {
            assert!(unproved.iter().any(|found| found.starts_with(line)), "{name}: {line} is not among {unproved:#?}");
        }
        assert!(!format!("{unproved:?}").contains("hidden"), "a secret is told");
        let trial = ground.trial().await;
        let catalog = trial.catalog().await.expect("the trial's catalog is read");
        let state = ground.state().await;
        let same = catalog
            .objects
            .iter()
            .filter(|(id, object)| state.catalog.get(id).is_some_and(|live| live.same_as(object)));
        assert_eq!(same.count() + trial.differing().count(), state.catalog.objects.len(), "{name}");
        assert_eq!(trial.bound(), None);
        trial.end().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_a_change_nothing_is_made_and_with_one_a_running_trial_goes_on() {
    let ground =
        Ground::of("create table jobs (id int primary key, note text); insert into jobs values (1, 'x')").await;
    ground.target.psql("insert into jobs values (2, 'y')").expect("rows are added");
    assert_eq!(ground.warm().await, Warmed::Unchanged, "rows are not part of the schema");
    let before = ground.trial().await;
    for change in [
        "alter table jobs add column hours numeric",
        "comment on table jobs is 'work'",
        "create role later",
        "alter role postgres in database %d set search_path = elsewhere, public",
    ] {
        let database = ground.target.value("select current_database()::text").await;
        ground.target.psql(&change.replace("%d", &database)).expect(change);
        assert!(matches!(ground.warm().await, Warmed::Made(_)), "{change}");
        assert_eq!(ground.warm().await, Warmed::Unchanged, "{change}");
    }
    assert_eq!(sqlstate(&before.session, "select hours from jobs").await, "42703", "the copy of then");
    assert_eq!(sqlstate(&before.session, "alter table jobs add column hours text").await, "ok");
    let after = ground.trial().await;
    assert_eq!(sqlstate(&after.session, "select hours from jobs; set role later").await, "ok");
    assert_eq!(value(&after.session, "select current_setting('search_path')").await, "elsewhere, public");
    before.end().await;
    after.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trials_do_not_see_each_other_and_four_run_at_a_time() {
    let ground = Ground::of("create table jobs (id int primary key)").await;
    let (one, two) = (ground.trial().await, ground.trial().await);
    assert_eq!(sqlstate(&one.session, "create table made (id int); insert into jobs values (1)").await, "ok");
    assert_eq!(sqlstate(&two.session, "select from made").await, "42P01");
    assert_eq!(value(&two.session, "select count(*)::text from jobs").await, "0");
    let (three, four) = (ground.trial().await, ground.trial().await);
    let waiting = ground.shadow.trial();
    tokio::pin!(waiting);
    assert!(futures_util::poll!(&mut waiting).is_pending(), "a fifth waits");
    drop(three);
    let five = waiting.await.expect("it begins when another is over");
    assert_eq!(value(&five.session, "select count(*)::text from jobs").await, "0");
    for trial in [one, two, four, five] {
        trial.end().await;
    }
}

/// What a trial may do to harm others, with what the server answers.
const MISUSES: [(&str, &str); 15] = [
    ("drop database live", "42501"),
    ("drop database %other with (force)", "42501"),
    ("create database more", "42501"),
    ("create role more", "42501"),
    ("alter role keeper login", "42501"),
    ("drop role keeper", "42501"),
    ("alter role postgres superuser", "42501"),
    ("grant pg_read_server_files to keeper", "42501"),
    ("alter system set work_mem = '1GB'", "42501"),
    ("copy jobs to program 'true'", "42501"),
    ("select pg_terminate_backend(pid) from pg_stat_activity", "42501"),
    ("select pg_cancel_backend(pid) from pg_stat_activity", "42501"),
    ("set session_replication_role = replica", "42501"),
    ("alter role postgres password 'mine'", "ok"),
    ("alter role postgres set default_transaction_read_only = on", "ok"),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn misuse_in_a_trial_harms_neither_another_trial_nor_the_copy() {
    let ground = Ground::of("create role keeper; create table jobs (id int primary key)").await;
    let (bad, good) = (ground.trial().await, ground.trial().await);
    let other = value(&good.session, "select current_database()::text").await;
    for (misuse, answer) in MISUSES {
        assert_eq!(sqlstate(&bad.session, &misuse.replace("%other", &other)).await, answer, "{misuse}");
    }
    assert_eq!(sqlstate(&good.session, "insert into jobs values (1)").await, "ok");
    let next = ground.trial().await;
    assert_eq!(
        sqlstate(&next.session, "insert into jobs values (1)").await,
        "ok",
        "what it changed of its role is undone"
    );
    assert_eq!(ground.warm().await, Warmed::Unchanged);
    for trial in [bad, good, next] {
        trial.end().await;
    }
}

/// What a deployer that is no superuser may, as on the target.
const RIGHTS: [(&str, &str); 10] = [
    ("alter table own add column x int", "ok"),
    ("alter table inherited add column x int", "ok"),
    ("alter table kept add column x int", "42501"),
    ("select from kept", "ok"),
    ("create table public.more (id int)", "ok"),
    ("create schema more", "42501"),
    ("set role team; reset role", "ok"),
    ("set role keeper", "42501"),
    ("create extension dblink", "42501"),
    ("create role more", "42501"),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_deployer_without_power_has_none_in_a_trial() {
    let ground = Ground::new(ShadowLimits::default()).await;
    let schema = "create role maker login; create role team; grant team to maker; create role keeper;
        grant create on schema public to maker;
        create table own (id int); alter table own owner to maker;
        create table inherited (id int); alter table inherited owner to team;
        create table kept (id int); alter table kept owner to keeper; grant select on kept to maker";
    ground.target.psql(schema).expect("the schema loads");
    let target = ground.target.connect().await;
    let state = LiveState::read(&target, "maker").await.expect("the live state is read");
    ground.shadow.warm(&state).await.expect("the shadow is warmed");
    assert_eq!(ground.unproved(), [""; 0]);
    let trial = ground.trial().await;
    target.client.batch_execute("set session authorization maker").await.expect("it becomes the deployer");
    for (statement, answer) in RIGHTS {
        assert_eq!(sqlstate(&trial.session, statement).await, answer, "{statement}");
        assert_eq!(sqlstate(&target, statement).await, answer, "on the target: {statement}");
    }
    trial.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_trial_that_panics_or_meets_a_bound_leaves_nothing_behind() {
    let second = Duration::from_secs(1);
    let limits =
        ShadowLimits { statement: second, total: second * 4, disk_bytes: 130 << 20, ..ShadowLimits::default() };
    let ground = Ground::new(limits).await;
    ground.target.psql("create table jobs (id int primary key, note text)").expect("the schema loads");
    ground.warm().await;
    let trial = ground.trial().await;
    let panicked = tokio::spawn(async move {
        let _trial = trial;
        std::panic::resume_unwind(Box::new("as a test does"));
    });
    assert!(panicked.await.is_err());
    let trial = ground.trial().await;
    assert_eq!(sqlstate(&trial.session, "select pg_sleep(9)").await, "57014", "a statement has a bound");
    let fill =
        "set statement_timeout = 0; insert into jobs select i, repeat('x', 900) from generate_series(1, 9000000) as i";
    sqlstate(&trial.session, fill).await;
    assert!(matches!(trial.bound(), Some(Bound::Disk(_))), "{:?}", trial.bound());
    let endless = ground.trial().await;
    sqlstate(&endless.session, "set statement_timeout = 0; select pg_sleep(99)").await;
    assert!(matches!(endless.bound(), Some(Bound::Total(_))), "{:?}", endless.bound());
    trial.end().await;
    endless.end().await;
    assert_eq!(ground.warm().await, Warmed::Unchanged, "the copy is whole");
    let last = ground.trial().await;
    assert_eq!(sqlstate(&last.session, "insert into jobs values (1)").await, "ok");
    let others = "select count(*)::text from pg_database where datname ~ '^trial_' and datname <> current_database()";
    let mut left = value(&last.session, others).await;
    for _ in 0..200 {
        if left == "0" {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
        left = value(&last.session, others).await;
    }
    assert_eq!(left, "0", "databases are dropped");
    last.end().await;
}
