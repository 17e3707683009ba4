-- Comments are missing on objects of every kind.
create type job_status as enum ('draft', 'done');
create table if not exists jobs (id bigint constraint jobs_key primary key, status job_status);
create index if not exists jobs_status_idx on jobs (status);
create or replace view all_jobs as select id from jobs;
create or replace function one() returns integer language sql as $$ select 1 $$;
create sequence if not exists numbers;
comment on table jobs is 'table';
comment on column jobs.status is 'column';
comment on constraint jobs_key on jobs is 'constraint';
comment on index jobs_status_idx is 'index';
comment on view all_jobs is 'view';
comment on function one() is 'function';
comment on sequence numbers is 'sequence';
