-- Healing is off; a redeploy needs none, since the journal knows every statement.
create type job_status as enum ('draft', 'done');
create table jobs (id bigint primary key, status job_status);
create index jobs_status_idx on jobs (status);
