-- Facts of the server and the session.
select
    pg_catalog.current_setting('server_version') as version,
    pg_catalog.current_setting('server_version_num')::pg_catalog.int4 as version_num,
    pg_catalog.current_database()::pg_catalog.text as database,
    (select oid from pg_catalog.pg_database where datname = pg_catalog.current_database()) as database_oid,
    current_user::pg_catalog.text as role,
    (select rolsuper from pg_catalog.pg_roles where rolname = current_user) as is_superuser,
    pg_catalog.pg_is_in_recovery() as in_recovery,
    pg_catalog.current_setting('transaction_read_only')::pg_catalog.bool as is_read_only,
    pg_catalog.current_setting('search_path') as search_path,
    pg_catalog.pg_backend_pid() as pid
