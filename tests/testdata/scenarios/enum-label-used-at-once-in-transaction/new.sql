-- The label is in the create statement now, and the default of a table uses it.
create type job_status as enum ('draft', 'done', 'archived');
create table jobs (id bigint primary key, status job_status default 'archived');
