-- exit: 1
-- also on: supabase
-- at: set role
-- says: (SQLSTATE 42501)
set role {superuser};
select pg_catalog.pg_read_file('{secret}');
