-- exit: 1
-- also on: supabase
-- at: select pg_catalog.pg_terminate_backend(p
-- says: error[
select pg_catalog.pg_terminate_backend(pid) from pg_catalog.pg_stat_activity;
