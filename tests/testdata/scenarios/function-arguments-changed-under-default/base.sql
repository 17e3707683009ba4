create function ef() returns event_trigger language plpgsql as $$ begin end $$;
create function xf(a int) returns int language sql as $$ select 1 $$;
create table t (id bigint primary key, n int default xf(1));
