create table jobs (id bigint primary key);
grant select, update on jobs to pg_monitor;
