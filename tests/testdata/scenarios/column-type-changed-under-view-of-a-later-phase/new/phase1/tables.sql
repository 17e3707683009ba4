create table jobs (id bigint primary key, h bigint);
create function f(b int) returns int language sql immutable as $$ select b $$;
grant execute on function f(int) to pg_monitor;
