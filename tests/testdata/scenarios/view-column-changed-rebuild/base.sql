create table jobs (id bigint primary key, status text, hours integer);
create view open_jobs as select id, status from jobs where status = 'open';
grant select on open_jobs to pg_monitor;
create view open_job_count as select count(*) as n from open_jobs;
grant select on open_job_count to pg_monitor;
comment on view open_job_count is 'for the board';
