create type job_status as enum ('draft', 'done');
create table jobs (id bigint constraint jobs_key primary key, status job_status);
create index jobs_status_idx on jobs (status);
create view all_jobs as select id from jobs;
create function one() returns integer language sql as $$ select 1 $$;
create sequence numbers;
