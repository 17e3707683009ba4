create table jobs (id bigint primary key, hours integer);
insert into jobs values (1, -4);
alter table jobs add constraint jobs_hours_check check (hours > 0) not valid;
