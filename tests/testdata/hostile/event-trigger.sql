-- exit: 1
-- also on: supabase
-- at: create table seen
-- says: (SQLSTATE 42501)
create function note() returns event_trigger language plpgsql
as $$ begin perform pg_catalog.pg_read_file('{secret}'); end $$;
create event trigger note on ddl_command_end execute function note();
create table seen (id integer);
