-- Somebody took declared default privileges away.
create table jobs (id bigint primary key);
alter default privileges in schema public grant select on tables to pg_monitor;
