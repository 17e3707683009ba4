-- Columns and arrays leave a domain that goes.
create schema s1;
create table t (e text, es text[] default '{}');
create function fe(e text) returns text language sql as $$ select e $$;
create view tv as select e || 'x' as y from t;
