-- Only identical objects may be healed, and all are.
create type job_status as enum ('draft', 'done');
create table jobs (id bigint primary key, status job_status);
