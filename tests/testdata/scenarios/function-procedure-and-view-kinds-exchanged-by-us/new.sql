-- A function becomes a procedure, a procedure a function, a view a materialized one.
create table t (id int primary key, a text);
create function doit(x int) returns int language sql as $$ select 1 $$;
create procedure g(x int) language sql as $$ select 1 $$;
create materialized view v as select a from t;
create unique index vi on v (a);
