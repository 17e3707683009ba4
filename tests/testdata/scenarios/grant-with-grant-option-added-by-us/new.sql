-- A grant gains its grant option.
create table jobs (id bigint primary key);
grant select on jobs to pg_monitor with grant option;
