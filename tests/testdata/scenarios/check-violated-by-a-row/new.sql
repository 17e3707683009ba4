-- A row breaks the new check; the hazard is accepted, it fails, and nothing changes.
create table jobs (id bigint primary key, hours integer);
alter table jobs add constraint jobs_hours_check check (hours > 0);
