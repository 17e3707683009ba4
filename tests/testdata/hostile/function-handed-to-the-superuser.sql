-- exit: 1
-- also on: supabase
-- at: alter function
-- says: (SQLSTATE 42501)
create function f() returns text language sql security definer
as $$ select pg_catalog.pg_read_file('{secret}') $$;
alter function f() owner to {superuser};
select f();
