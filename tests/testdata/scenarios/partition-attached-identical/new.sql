-- It is attached already, with the same bounds.
create table if not exists jobs (id bigint, year integer) partition by list (year);
create table if not exists jobs_2026 (id bigint, year integer);
alter table jobs attach partition jobs_2026 for values in (2026);
