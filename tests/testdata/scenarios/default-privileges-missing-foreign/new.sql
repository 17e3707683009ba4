-- The live database lacks declared default privileges for what comes later.
create table if not exists jobs (id bigint primary key);
alter default privileges in schema public grant select on tables to pg_monitor;
