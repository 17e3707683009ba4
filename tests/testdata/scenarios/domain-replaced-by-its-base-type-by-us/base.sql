create schema s1;
create domain s1.email as text check (value ~ '@');
create table t (e s1.email, es s1.email[] default '{}');
create function fe(e s1.email) returns text language sql as $$ select e::text $$;
create view tv as select e::text || 'x' as y from t;
