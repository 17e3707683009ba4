-- Functions over rows, an index on one, and materialized views without rows.
create table t (id bigint primary key, n numeric) ;
create materialized view m1 as select id, n from t with no data;
create materialized view m2 as select n from m1 with no data;
create index m2i on m2 (n);
create function f(t) returns int language sql immutable as $$ select 1 $$;
create index ti on t (f(t));
create view vv as select t from t;
create function tt() returns table (id bigint, n numeric) language sql stable as $$ select * from t $$;
