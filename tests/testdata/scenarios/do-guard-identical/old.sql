create type job_status as enum ('draft', 'done');
create table jobs (id bigint primary key, status job_status, hours integer constraint jobs_hours_check check (hours > 0));
insert into jobs values (1, 'draft', 4);
