-- The file gained a label in the middle since the last deployment.
create type job_status as enum ('draft', 'scheduled', 'done');
create table jobs (id bigint primary key, status job_status not null);
