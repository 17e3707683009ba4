create table jobs (id bigint primary key);
grant select on jobs to pg_monitor;
