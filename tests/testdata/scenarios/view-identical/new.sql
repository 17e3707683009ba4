-- The view is there already; its text has another layout but means the same.
create table jobs (id bigint primary key, status text);
create view open_jobs as
  select jobs.id, jobs.status
  from jobs
  where (jobs.status = 'open'::text);
