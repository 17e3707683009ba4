-- The live table lacks a declared grant.
create table if not exists jobs (id bigint primary key);
grant select on jobs to pg_monitor;
