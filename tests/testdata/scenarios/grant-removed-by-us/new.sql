-- The file grants one privilege less; the grant is taken back.
create table jobs (id bigint primary key);
grant select on jobs to pg_monitor;
