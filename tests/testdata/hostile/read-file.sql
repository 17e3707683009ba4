-- exit: 1
-- also on: supabase
-- at: select pg_catalog.pg_read_file('{secret}
-- says: permission denied for function pg_read_file (SQLSTATE 42501)
-- says: reaches no files, programs or other servers; the target is untouched
select pg_catalog.pg_read_file('{secret}');
