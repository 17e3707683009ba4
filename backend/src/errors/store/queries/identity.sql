-- What tells two databases apart even when they are named in different ways.
select pg_catalog.pg_postmaster_start_time(), (select oid from pg_catalog.pg_database where datname = pg_catalog.current_database())
