-- The view is to run with the rights of its reader from now on.
create table jobs (id bigint primary key, status text);
create view open_jobs with (security_invoker = true) as select id from jobs;
