-- The default uses the new function, and the old one can go.
create function xf(a bigint) returns int language sql as $$ select 1 $$;
create table t (id bigint primary key, n int default xf(1));
