-- A function that defaults, checks, an index, a generated column, a policy, a trigger, a view, a domain and an aggregate use is made again.
create function norm(b text) returns text language sql immutable as $$ select lower(b) $$;
comment on function norm(text) is 'n';
grant execute on function norm(text) to pg_monitor;
create table jobs (id bigint primary key, a text default norm('X') check (norm(a) <> ''), g text generated always as (norm(a)) stored);
alter table jobs alter column a set default norm('Y');
create index jobs_norm on jobs (norm(a));
comment on index jobs_norm is 'i';
alter table jobs enable row level security;
create policy pr on jobs using (norm(a) = 'x');
create function f() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger tr before insert on jobs for each row when (norm(new.a) = 'x') execute function f();
create view v as select norm(a) as n from jobs;
create function w() returns bigint language sql begin atomic select count(*) from v where n = 'x'; end;
create domain dn as text default norm('Z') constraint dnc check (norm(value) = value);
comment on constraint dnc on domain dn is 'dd';
create table dt (d dn);
create aggregate agg(text) (sfunc = textcat, stype = text, finalfunc = norm);
create view av as select agg(a) from jobs;
