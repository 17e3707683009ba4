-- Default privileges and a table they applied to are there already.
alter default privileges in schema public grant select on tables to pg_monitor;
create table jobs (id bigint primary key);
