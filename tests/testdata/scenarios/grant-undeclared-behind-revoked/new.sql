-- Somebody granted more than declared; it is taken back.
create table jobs (id bigint primary key);
grant select on jobs to pg_monitor;
