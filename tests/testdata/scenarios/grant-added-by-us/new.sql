-- The file grants one privilege more.
create table jobs (id bigint primary key);
grant select, update on jobs to pg_monitor;
