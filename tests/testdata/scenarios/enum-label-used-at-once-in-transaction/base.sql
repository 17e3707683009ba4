create type job_status as enum ('draft', 'done');
create table jobs (id bigint primary key, status job_status default 'draft');
