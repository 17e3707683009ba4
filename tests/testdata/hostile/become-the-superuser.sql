-- exit: 1
-- also on: supabase
-- at: set session
-- says: (SQLSTATE 42501)
set session authorization {superuser};
select pg_catalog.pg_read_file('{secret}');
