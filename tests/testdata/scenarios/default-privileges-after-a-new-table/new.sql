-- A table is added before the default privileges of the files.
create table visits (id int);
create table jobs (id int);
alter default privileges in schema public grant select on tables to pg_monitor;
