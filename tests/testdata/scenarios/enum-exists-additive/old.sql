create type job_status as enum ('draft', 'scheduled', 'done');
create table jobs (id bigint primary key, status job_status not null);
insert into jobs values (1, 'scheduled');
