create table jobs (id bigint primary key, h int);
create function f(a int) returns int language sql immutable as $$ select a $$;
grant execute on function f(int) to pg_monitor;
