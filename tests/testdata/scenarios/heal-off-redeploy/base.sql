create type job_status as enum ('draft', 'done');
create table jobs (id bigint primary key, status job_status);
create index jobs_status_idx on jobs (status);
