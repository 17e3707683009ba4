-- The live check is not validated, the declared one is, and a row breaks it.
create table jobs (id bigint primary key, hours integer);
alter table jobs add constraint jobs_hours_check check (hours > 0);
