create table jobs (id int primary key);
create table visits (id int primary key);
grant all on jobs, visits to pg_monitor;
revoke all on jobs, visits from pg_monitor;
grant select on jobs to pg_monitor;
grant insert on visits to pg_monitor;
