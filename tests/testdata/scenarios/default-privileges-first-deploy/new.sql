-- Default privileges before the tables they apply to.
alter default privileges in schema public grant select on tables to pg_monitor;
create table jobs (id bigint primary key);
