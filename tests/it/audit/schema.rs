//! Indexes, foreign keys, sequences.

use wrench_backend::audit::Status;

use super::{database, expect, expect_fixed, fact};

#[tokio::test]
async fn an_index_whose_concurrent_build_failed() {
    let database = database().await;
    database.psql("create table jobs (id int, code text)").expect("a table is made");
    database.psql("create unique index jobs_id on jobs (id)").expect("an index is made");
    expect(&database, "invalid-indexes", Status::Ok).await;
    database.psql("insert into jobs values (1, 'a'), (2, 'a')").expect("rows are inserted");
    database.psql("create unique index concurrently \"Jobs code\" on jobs (code)").expect_err("there are duplicates");
    let invalid = expect(&database, "invalid-indexes", Status::Failed).await;
    assert_eq!(invalid.fix_sql.as_deref(), Some("reindex index concurrently \"public\".\"Jobs code\";"));
    assert_eq!(fact(&invalid, "public.Jobs code"), "unique, on jobs");
    database.psql("delete from jobs where id = 2").expect("the duplicate goes");
    expect_fixed(&database, "invalid-indexes", &invalid).await;
}

#[tokio::test]
async fn a_leftover_of_a_failed_rebuild_is_dropped() {
    let database = database().await;
    database.psql("create table jobs (id int); create unique index jobs_id on jobs (id)").expect("made");
    let tear = "update pg_catalog.pg_index set indisvalid = false where indexrelid = 'jobs_id'::regclass;
        insert into jobs values (1)";
    database.psql(tear).expect("the index is marked");
    // A rebuild that meets a duplicate leaves its half-built copy behind.
    database
        .psql("update pg_catalog.pg_index set indisready = false where indexrelid = 'jobs_id'::regclass")
        .expect("off");
    database.psql("insert into jobs values (1)").expect("nothing forbids it now");
    database.psql("reindex index concurrently jobs_id").expect_err("there are duplicates");
    database.psql("drop index jobs_id").expect("it goes");
    let leftover = expect(&database, "invalid-indexes", Status::Warning).await;
    assert_eq!(leftover.fix_sql.as_deref(), Some("drop index concurrently \"public\".\"jobs_id_ccnew\";"));
    expect_fixed(&database, "invalid-indexes", &leftover).await;
}

#[tokio::test]
async fn two_indexes_that_do_the_same() {
    let database = database().await;
    let made = "create table jobs (id int primary key, a int, b text);
        create index jobs_a on jobs (a);
        create index jobs_a_b on jobs (a, b);
        create index jobs_a_down on jobs (a desc);
        create index jobs_a_some on jobs (a) where b is not null;
        create index jobs_lower on jobs (lower(b));
        create index jobs_a_include on jobs (a) include (b)";
    database.psql(made).expect("the indexes are made");
    expect(&database, "duplicate-indexes", Status::Ok).await;
    database.psql("create index jobs_id_again on jobs (id)").expect("it is made");
    let one = expect(&database, "duplicate-indexes", Status::Warning).await;
    assert!(fact(&one, "public.jobs_id_again").starts_with("same as jobs_pkey"), "{one:?}");
    expect_fixed(&database, "duplicate-indexes", &one).await;
    database.psql("create index jobs_lower_again on jobs (lower(b))").expect("it is made");
    let other = expect(&database, "duplicate-indexes", Status::Warning).await;
    assert!(fact(&other, "public.jobs_lower_again").starts_with("same as jobs_lower,"), "{other:?}");
}

#[tokio::test]
async fn a_foreign_key_of_a_large_table_without_an_index() {
    let database = database().await;
    let made = "create table customers (id int primary key);
        insert into customers values (1);
        create table small (id int, customer int references customers (id));
        create table jobs (id int, customer int references customers (id));
        create table visits (id int, customer int references customers (id));
        create index on visits (customer) where customer is not null;
        create table tenants (company int, id int, primary key (company, id));
        insert into tenants values (1, 1);
        create table notes (company int, tenant int, foreign key (company, tenant) references tenants (company, id));
        create index on notes (company, tenant) where tenant is not null;
        insert into notes select 1, 1 from pg_catalog.generate_series(1, 10000);
        insert into visits select n, 1 from pg_catalog.generate_series(1, 10000) as n;
        insert into jobs select n, 1 from pg_catalog.generate_series(1, 9999) as n";
    database.psql(made).expect("the tables are made");
    let few = expect(&database, "unindexed-foreign-keys", Status::Ok).await;
    assert_eq!(few.evidence.len(), 2, "jobs and small, neither visits nor notes: {few:?}");
    database.psql("insert into jobs values (10000, 1)").expect("one more");
    let many = expect(&database, "unindexed-foreign-keys", Status::Warning).await;
    assert_eq!(many.fix_sql.as_deref(), Some("create index concurrently on \"public\".\"jobs\" (\"customer\");"));
    expect_fixed(&database, "unindexed-foreign-keys", &many).await;
}

#[tokio::test]
async fn sequences_end_where_their_column_ends() {
    let database = database().await;
    let made = "create table jobs (id serial, code int generated always as identity, big bigserial);
        create sequence shared;
        create table visits (id smallint default pg_catalog.nextval('shared'));
        create sequence round maxvalue 10 cycle;
        select pg_catalog.setval('round', 10), pg_catalog.setval('jobs_big_seq', 2000000000)";
    database.psql(made).expect("the sequences are made");
    expect(&database, "sequences-near-end", Status::Ok).await;
    database.psql("select pg_catalog.setval('jobs_code_seq', 1600000000)").expect("set");
    let near = expect(&database, "sequences-near-end", Status::Warning).await;
    assert_eq!(near.fix_sql.as_deref(), Some("alter table \"public\".\"jobs\" alter column \"code\" type bigint;"));
    expect_fixed(&database, "sequences-near-end", &near).await;
    database
        .psql("select pg_catalog.setval('shared', 30000), pg_catalog.setval('jobs_id_seq', 2000000000)")
        .expect("set");
    let end = expect(&database, "sequences-near-end", Status::Failed).await;
    assert_eq!(end.evidence.len(), 2);
    assert_eq!(fact(&end, "public.shared"), "30000 of 32767 for visits.id, 92 %");
    expect_fixed(&database, "sequences-near-end", &end).await;
}
