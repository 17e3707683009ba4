create table t (id int primary key, a text);
create procedure doit(x int) language sql as $$ select 1 $$;
create function g(x int) returns int language sql as $$ select 1 $$;
create view v as select a from t;
