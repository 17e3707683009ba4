-- Only the expression changes.
create table jobs (a int, g int generated always as (a * 3) stored);
comment on column jobs.g is 'twice';
grant select (g) on jobs to pg_monitor;
