-- The live enum lacks labels at the start, in the middle and at the end.
create type job_status as enum ('lead', 'draft', 'scheduled', 'on hold', 'done', 'archived');
create table jobs (id bigint primary key, status job_status not null);
