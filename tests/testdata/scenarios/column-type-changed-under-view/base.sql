create table jobs (id bigint primary key, hours integer);
create view long_jobs as select id, hours from jobs where hours > 8;
grant select on long_jobs to pg_monitor;
comment on view long_jobs is 'more than a day';
