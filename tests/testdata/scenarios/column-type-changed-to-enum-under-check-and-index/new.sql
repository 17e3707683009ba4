-- A check that fits only text goes, an index with a predicate and a default come back.
create type job_status as enum ('open', 'done');
create table jobs (id bigint primary key, status job_status not null default 'open', tags job_status[] default '{}');
create index jobs_open on jobs (id) where status = 'open';
create view open_jobs as select id, status from jobs where status = 'open';
