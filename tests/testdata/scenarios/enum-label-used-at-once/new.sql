-- A label is added and used by a default, a check and a row in the same file.
create type job_status as enum ('draft', 'done');
create table jobs (id bigint primary key, status job_status not null);
alter type job_status add value 'archived';
alter table jobs alter column status set default 'archived';
create table archive (id bigint primary key, status job_status check (status = 'archived'));
insert into jobs values (2, 'archived');
